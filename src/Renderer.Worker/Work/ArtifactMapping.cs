using System.Collections.Immutable;
using Renderer.Archive;
using Renderer.Archive.Objects;
using Renderer.Contracts;
using Renderer.Reports;

namespace Renderer.Worker.Work;

/// <summary>The stored files as events and answers show them.</summary>
internal static class ArtifactMapping
{
    // Page and PDF are always stored, as the PDF is made of the page, and so is the data.
    private static readonly ImmutableArray<string> WantedByDefault = [ReportFormats.Html, ReportFormats.Pdf];

    /// <summary>The wanted files of a rendition; no wanted formats means page and PDF.</summary>
    public static async Task<ImmutableArray<RenditionArtifact>> ToWireAsync(StoredRendition rendition, IObjectStore objects, IReadOnlyCollection<string> formats)
    {
        var wanted = rendition.Artifacts.Where(a => formats.Count == 0 ? WantedByDefault.Contains(a.Format) : formats.Contains(a.Format));
        return [.. await Task.WhenAll(wanted.Select(a => ToWireAsync(a, rendition, objects)))];
    }

    private static async Task<RenditionArtifact> ToWireAsync(StoredArtifact artifact, StoredRendition rendition, IObjectStore objects)
    {
        var address = await objects.AddressForReadersAsync(ObjectKey.Create(artifact.Key));
        return new RenditionArtifact(
            artifact.Format, artifact.Key, address.AbsoluteUri, artifact.Sha256, artifact.Bytes, artifact.Format == ReportFormats.Pdf ? rendition.Pages : null);
    }
}
