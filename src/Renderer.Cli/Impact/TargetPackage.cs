using Renderer.Archive.Templates;
using Renderer.Cli.Versions;
using Renderer.Reports;

namespace Renderer.Cli.Impact;

/// <summary>The version that is looked at, found and compiled.</summary>
/// <param name="Subject">What it is.</param>
/// <param name="Request">A request for it, without data.</param>
internal sealed record TargetPackage(ImpactSubject Subject, RenderRequest Request)
{
    /// <summary>A published version, else the templates folder's; without version always the folder's, which is work in progress.</summary>
    /// <exception cref="CommandException">There is none, or it cannot be used; every problem is in the message.</exception>
    public static async Task<TargetPackage> FindAsync(ReportRenderer renderer, TemplateRegistry registry, VersionName name, CancellationToken cancellationToken)
    {
        var published = name.Version is null ? null : await registry.FindAsync(name.Name, name.Version, cancellationToken);
        var finding = published is null ? renderer.Find(name.Name, name.Version) : await registry.LoadAsync(published, cancellationToken);
        if (finding.Package is not { } package)
            throw new CommandException(ExitCode.WrongUse, string.Join(Environment.NewLine, finding.Problems.Select(p => $"{p.Place}: {p.Message}. {p.Hint}")));
        return new(new(package.Name, package.Version, package.Digest, published is not null), new RenderRequest(default, package.Name) { Package = package });
    }
}
