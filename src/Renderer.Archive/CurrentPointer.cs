using System.Text.Json;
using Renderer.Archive.Catalogue;
using Renderer.Archive.Objects;
using Renderer.Archive.Resilience;

namespace Renderer.Archive;

/// <summary>The object <c>reports/{reportId}/current.json</c>, which names the rendition a report shows.</summary>
/// <remarks>
/// The catalogue's row is the truth; the pointer follows it. Stores keep whichever put comes last, so a slow worker may put an older
/// revision over a newer one. Therefore everybody who has put the pointer reads the row again and puts anew when it says something else.
/// Take the put that lands last of all. Its worker read the row afterwards and found what it had put. Had the row changed later, whoever
/// changed it would have put the pointer after that, so ours would not have been the last. Hence the last put says what the row says.
/// A worker that dies between put and look has not acknowledged its message; the redelivery comes to <see cref="HealAsync"/>, also when its
/// revision is superseded by then. What stays is a put that a server carries out after the worker gave up waiting for it and its message
/// was finished by another attempt; nobody can tell, and the report's next completion puts it right. Readers who must be sure ask the catalogue.
/// </remarks>
internal sealed class CurrentPointer(RenditionCatalogue catalogue, IObjectStore objects)
{
    // Every further turn takes another revision completed within one put. So many in a row for one report are no accident.
    private const int MaximumTurns = 100;

    /// <summary>Puts the pointer after <paramref name="mine"/> became what the report shows.</summary>
    public async Task WriteAsync(string reportId, PublishedRendition mine, CancellationToken cancellationToken)
    {
        var shown = mine;
        for (var turn = 0; turn < MaximumTurns; turn++)
        {
            await objects.ReplaceAsync(ObjectKey.OfCurrent(reportId), BytesOf(reportId, shown), cancellationToken);
            var newest = await ReadAsync(reportId, cancellationToken);
            if (IsSame(newest, shown)) return;
            shown = newest;
        }

        throw new CatalogueException(
            reportId, $"the report changed {MaximumTurns} times while its pointer was being put.", "Find out who sends so many revisions of it; the message is done again.")
        { Kind = OutageKind.Passing };
    }

    /// <summary>Makes sure that the pointer says what the report shows, after a completion that changed nothing.</summary>
    /// <returns>Whether the report shows <paramref name="mine"/>; false when a newer revision superseded it.</returns>
    public async Task<bool> HealAsync(string reportId, PublishedRendition mine, CancellationToken cancellationToken)
    {
        var shown = await ReadAsync(reportId, cancellationToken);
        var stored = await objects.ReadAsync(ObjectKey.OfCurrent(reportId), cancellationToken);
        if (stored is not { } bytes || !bytes.Span.SequenceEqual(BytesOf(reportId, shown))) await WriteAsync(reportId, shown, cancellationToken);
        return IsSame(shown, mine);
    }

    private async Task<PublishedRendition> ReadAsync(string reportId, CancellationToken cancellationToken) =>
        await catalogue.FindPublishedAsync(reportId, cancellationToken)
            ?? throw new CatalogueException(reportId, "the catalogue has lost the row of a report that was just written.", "Restore it from a backup.");

    private static bool IsSame(PublishedRendition one, PublishedRendition other) =>
        one.Revision == other.Revision && one.Rendition.Id == other.Rendition.Id;

    private static byte[] BytesOf(string reportId, PublishedRendition shown) => JsonSerializer.SerializeToUtf8Bytes(
        new CurrentRendition(reportId, shown.Revision, shown.Rendition.Id, shown.Rendition.Artifacts), ReadableJson.Context.CurrentRendition);
}
