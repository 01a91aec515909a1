using System.Collections.Immutable;
using Renderer.Reports;
using Renderer.Reports.Linting;

namespace Renderer.Cli.Linting;

/// <summary>What was found in one package.</summary>
/// <param name="Name">The package.</param>
/// <param name="Samples">How many samples were tried.</param>
/// <param name="Problems">Everything wrong with it.</param>
internal sealed record LintedPackage(string Name, int Samples, ImmutableArray<Problem> Problems);

/// <summary>Everything wrong with template packages, found by reading and by using them: their templates gone through, their samples checked and rendered, the pages read as a browser reads them.</summary>
internal sealed class PackageLint(ReportOptions options, ReportRenderer renderer)
{
    /// <param name="names">Packages; none for all.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public ImmutableArray<LintedPackage> Run(IReadOnlyCollection<string> names, CancellationToken cancellationToken)
    {
        var all = Directory.EnumerateDirectories(options.TemplatesFolder)
            .Where(f => File.Exists(Path.Combine(f, PackageListing.Manifest)))
            .Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal).ToList();
        return [.. (names.Count == 0 ? all : names).Distinct(StringComparer.Ordinal).Select(name => Lint(name, all, cancellationToken))];
    }

    private LintedPackage Lint(string name, List<string> all, CancellationToken cancellationToken)
    {
        if (!all.Contains(name)) return new(name, 0, [Unknown(name, all)]);
        if (renderer.Templates.FirstOrDefault(t => t.Name == name) is not { } template) return new(name, 0, [.. FaultsOf(name)]);

        var listing = PackageListing.Read(options.TemplatesFolder, name);
        var samples = new SampleLint(renderer, listing, options.MaximumDataBytes);
        var rendered = template.Samples.Zip(listing.Samples, (path, file) => samples.Render(path, file, cancellationToken)).ToList();
        ImmutableArray<Problem> found =
        [
            .. rendered.SelectMany(s => s.Problems),
            .. FaultGroups.Merge(rendered.SelectMany(s => s.Pages).SelectMany(PageLint.Check)),
            .. FragmentIds.Check(rendered.SelectMany(s => s.Pages)),
            .. rendered.Where(s => s.Pages.Length > 0).Take(1).SelectMany(s => new OptionalMembers(renderer, listing).Check(s, cancellationToken)),
        ];
        return new(name, rendered.Count, [.. PackageFiles.Check(listing), .. Unrendered(name, found), .. found]);
    }

    /// <summary>What the text alone shows, but for warnings that a sample has proved right.</summary>
    private IEnumerable<Problem> Unrendered(string name, ImmutableArray<Problem> found)
    {
        if (renderer.Find(name, version: null).Package is not { } package) return [];
        var failed = found.Where(p => p.Code == Codes.TemplateFailed).Select(p => p.Place).ToHashSet(StringComparer.Ordinal);
        return PackageAnalysis.Of(package).Where(p => p.Severity == Severity.Error || !failed.Contains(p.Place));
    }

    // A fault in a shared file has no package's name; it is shown with each package that cannot be used.
    private IEnumerable<Problem> FaultsOf(string name) => renderer.Faults
        .Where(f => f.Place.StartsWith(name + "/", StringComparison.Ordinal) || f.Place.StartsWith(PackageListing.Shared, StringComparison.Ordinal));

    private static Problem Unknown(string name, List<string> all) =>
        new(Severity.Error, Codes.TemplateUnknown, name, "there is no such package", $"known packages: {string.Join(", ", all)}");
}
