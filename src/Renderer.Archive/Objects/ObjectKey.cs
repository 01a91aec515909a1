using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace Renderer.Archive.Objects;

/// <summary>Name of an object: segments of A-Z a-z 0-9 . _ -, parted by <c>/</c>, none starting with a dot.</summary>
/// <remarks>Every store, file system and URL takes such a name as it is, and none can be led out of its folder by it.</remarks>
public sealed record ObjectKey
{
    // S3 allows 1,024 bytes; a file name on common file systems 255, of which staging names need none.
    private const int MaximumLength = 1024;
    private const int MaximumSegmentLength = 255;

    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-");

    private ObjectKey(string value) => Value = value;

    /// <summary>The key as text, for example <c>data/0a1b.json</c>.</summary>
    public string Value { get; }

    /// <summary>Media type of the object, which follows from the key's extension.</summary>
    public string ContentType => Path.GetExtension(Value) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".pdf" => "application/pdf",
        ".json" => "application/json",
        // RFC 4180, 3: the first record names the columns.
        ".csv" => "text/csv; charset=utf-8; header=present",
        ".zip" => "application/zip",
        _ => "application/octet-stream",
    };

    /// <summary>Where data of this digest lies.</summary>
    public static ObjectKey OfData(string sha256) => Create($"data/{sha256}.json");

    /// <summary>Where a rendition's web page lies.</summary>
    public static ObjectKey OfHtml(string renditionId) => Create($"renditions/{renditionId}/report.html");

    /// <summary>Where a rendition's PDF lies.</summary>
    public static ObjectKey OfPdf(string renditionId) => Create($"renditions/{renditionId}/report.pdf");

    /// <summary>Where a further file of a rendition lies.</summary>
    public static ObjectKey OfCompanion(string renditionId, string fileName) => Create($"renditions/{renditionId}/{fileName}");

    /// <summary>Where a rendition's provenance lies.</summary>
    public static ObjectKey OfProvenance(string renditionId) => Create($"renditions/{renditionId}/provenance.json");

    /// <summary>Where a published template package's bundle lies, under the digest of the bundle itself.</summary>
    public static ObjectKey OfTemplate(string name, string sha256) => Create($"templates/{name}/{sha256}.zip");

    /// <summary>Where the pointer to a report's newest rendition lies; the only kind of object that is ever replaced.</summary>
    public static ObjectKey OfCurrent(string reportId) => Create($"reports/{reportId}/current.json");

    /// <summary>A key from text.</summary>
    /// <exception cref="ArgumentException">The text is no key.</exception>
    public static ObjectKey Create(string text) => TryCreate(text, out var key)
        ? key
        : throw new ArgumentException($"'{text}' is not an object key: segments of A-Z a-z 0-9 . _ -, parted by '/', none starting with a dot.", nameof(text));

    /// <summary>A key from text of a stranger; false when it is none.</summary>
    public static bool TryCreate([NotNullWhen(true)] string? text, [NotNullWhen(true)] out ObjectKey? key)
    {
        key = text is { Length: > 0 and <= MaximumLength } && AreSegments(text) ? new ObjectKey(text) : null;
        return key is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;

    private static bool AreSegments(ReadOnlySpan<char> text)
    {
        foreach (var range in text.Split('/'))
        {
            if (!IsSegment(text[range])) return false;
        }

        return true;
    }

    internal static bool IsSegment(ReadOnlySpan<char> segment) =>
        segment is [not '.', ..] && segment.Length <= MaximumSegmentLength && !segment.ContainsAnyExcept(Allowed);
}
