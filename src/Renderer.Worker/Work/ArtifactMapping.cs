using System.Collections.Immutable;
using Renderer.Archive;
using Renderer.Archive.Objects;
using Renderer.Contracts;

namespace Renderer.Worker.Work;

/// <summary>The stored files as events and answers show them.</summary>
internal static class ArtifactMapping
{
    /// <summary>The wanted files of a rendition; no wanted formats means all. Both are always stored: the PDF is made of the HTML.</summary>
    public static ImmutableArray<RenditionArtifact> ToWire(StoredRendition rendition, IObjectStore objects, IReadOnlyCollection<string> formats) =>
    [
        .. from artifact in rendition.Artifacts
           where formats.Count == 0 || formats.Contains(artifact.Format)
           let address = objects.AddressOf(ObjectKey.Create(artifact.Key)).AbsoluteUri
           select new RenditionArtifact(
               artifact.Format, artifact.Key, address, artifact.Sha256, artifact.Bytes, artifact.Format == "pdf" ? rendition.Pages : null),
    ];
}
