using Renderer.Archive;
using Renderer.Cli.Commands;
using Renderer.Reports;
using Renderer.Worker.Hosting;

namespace Renderer.Cli.Regeneration;

/// <summary>The template version a batch renders with.</summary>
/// <param name="Name">The template.</param>
/// <param name="Version">Its version.</param>
/// <param name="Digest">Digest of its files.</param>
internal sealed record TargetTemplate(string Name, string Version, string Digest)
{
    /// <summary>The version asked for, or the active one: a published one where there is one, else that of the templates folder, as the workers choose.</summary>
    /// <exception cref="CommandException">There is none, or it was withdrawn.</exception>
    public static async Task<TargetTemplate> FindAsync(RenditionArchive archive, WorkerSettings settings, TemplateChoice choice, CancellationToken cancellationToken)
    {
        var (name, version) = (choice.Name!, choice.Version);
        var published = version is null
            ? await archive.Templates.FindActiveAsync(name, cancellationToken)
            : await archive.Templates.FindAsync(name, version, cancellationToken);
        if (published?.WithdrawnAt is not null) throw new CommandException(ExitCode.ProblemsFound, $"template-withdrawn: {published.Label} was withdrawn. Give another version, or leave it out for the active one.");
        if (published is not null) return new(name, published.Version, published.Digest);
        var finding = ReportRenderer.Open(settings.ToReportOptions()).Find(name, version);
        return finding.Package is { } package ? new(name, package.Version, package.Digest) : throw Unknown(await archive.Templates.WithPublishedAsync(finding, name, cancellationToken));
    }

    /// <summary>The version's package, to check data against.</summary>
    /// <exception cref="CommandException">It is gone or cannot be used.</exception>
    public async Task<TemplatePackage> LoadAsync(RenditionArchive archive, ReportRenderer renderer, CancellationToken cancellationToken)
    {
        var finding = await archive.Templates.FindAsync(Name, Version, cancellationToken) is { } published
            ? await archive.Templates.LoadAsync(published, cancellationToken)
            : renderer.Find(Name, Version);
        return finding.Package ?? throw Unknown(finding);
    }

    private static CommandException Unknown(PackageFinding finding) =>
        new(ExitCode.ProblemsFound, string.Join(Environment.NewLine, finding.Problems.Select(p => $"{p.Code}: {p.Message}{Environment.NewLine}  hint: {p.Hint}")));
}
