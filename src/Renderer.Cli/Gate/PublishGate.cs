using System.Collections.Immutable;
using Renderer.Cli.Linting;
using Renderer.Reports;

namespace Renderer.Cli.Gate;

/// <summary>What a package has to pass before it is published. It is published when no problem is an error.</summary>
internal static class PublishGate
{
    /// <summary>Everything that speaks against publishing a package, at once, each with its place.</summary>
    /// <param name="options">Where packages and fonts lie.</param>
    /// <param name="name">The package.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="ReportConfigurationException">The folder of packages or of fonts cannot be used.</exception>
    public static Task<ImmutableArray<Problem>> RunAsync(ReportOptions options, string name, CancellationToken cancellationToken) =>
        Task.Run(() => Run(options, name, cancellationToken), cancellationToken);

    private static ImmutableArray<Problem> Run(ReportOptions options, string name, CancellationToken cancellationToken)
    {
        var renderer = ReportRenderer.Open(options);
        var lint = new PackageLint(options, renderer).Run([name], cancellationToken)[0].Problems.Select(Raised);
        if (renderer.Templates.FirstOrDefault(t => t.Name == name) is not { } template) return [.. lint];

        var package = PackageListing.Read(options.TemplatesFolder, name);
        var samples = ProvenSample.AllOf(renderer, template, package, cancellationToken);
        return [.. lint, .. samples.SelectMany(FaultsOf), .. Compare(new GoldenFolder(package), samples, package)];
    }

    // What nothing shows to work is not published.
    private static Problem Raised(Problem problem) => problem.Code == PackageFiles.SampleMissing
        ? problem with { Severity = Severity.Error, Message = "names no sample: nothing shows that the package works" }
        : problem;

    private static IEnumerable<Problem> FaultsOf(ProvenSample sample) => sample.Proof.Faults.Select(f => f with { Place = $"{sample.Place}: {f.Place}" });

    private static IEnumerable<Problem> Compare(GoldenFolder golden, ImmutableArray<ProvenSample> samples, PackageListing package) => golden.Exists || samples.IsEmpty
        ? golden.Compare(samples)
        : [new(Severity.Warning, "golden-missing", package.PlaceOf(PackageListing.Golden), "the package has no reviewed outputs: what a change does to its pages goes unseen", $"renderer templates golden {package.Name} --update, then read them")];
}
