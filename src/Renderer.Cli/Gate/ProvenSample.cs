using System.Collections.Immutable;
using Renderer.Cli.Linting;
using Renderer.Reports;
using Renderer.Reports.Proofs;

namespace Renderer.Cli.Gate;

/// <summary>A sample and everything it gives.</summary>
/// <param name="Name">What its outputs are called after: its path without <c>samples/</c> and extension.</param>
/// <param name="Place">What problems call it.</param>
/// <param name="Proof">What it gives.</param>
internal sealed record ProvenSample(string Name, string Place, ReportProof Proof)
{
    private const string Folder = "samples/";

    /// <summary>It gave a page, and not only problems.</summary>
    public bool IsRendered => Proof.Texts.ContainsKey(ReportProof.Kinds[0]);

    /// <summary>All samples of a package in every format it has; several at once.</summary>
    public static ImmutableArray<ProvenSample> AllOf(ReportRenderer renderer, TemplateSummary template, PackageListing package, CancellationToken cancellationToken) =>
    [
        .. template.Samples.Zip(package.Samples).AsParallel().AsOrdered().WithCancellation(cancellationToken)
            .Select(s => Of(renderer, template, new(s.First, s.Second, package.PlaceOf(s.Second)), cancellationToken)),
    ];

    private static ProvenSample Of(ReportRenderer renderer, TemplateSummary template, SampleFile sample, CancellationToken cancellationToken)
    {
        var name = Path.ChangeExtension(sample.Name.StartsWith(Folder, StringComparison.Ordinal) ? sample.Name[Folder.Length..] : sample.Name, null);
        var request = new RenderRequest(File.ReadAllBytes(sample.Path), name, template.Name) { Formats = template.Formats };
        return new(name, sample.Place, ReportProof.Of(renderer, request, cancellationToken));
    }

    private sealed record SampleFile(string Path, string Name, string Place);
}
