using System.Buffers;
using System.Collections.Immutable;

namespace Renderer.Pdf.Attachments;

/// <summary>Whether attachments can be found and saved under their names on any system.</summary>
internal static class AttachmentNames
{
    // What file systems let a name have.
    private const int LongestName = 255;

    // Folders of any system, drives, and what Windows does not take in a name.
    private static readonly SearchValues<char> Forbidden = SearchValues.Create("/\\:*?\"<>|");

    // RFC 6838, 4.2.
    private static readonly SearchValues<char> MediaTypeCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$&-^_.+");

    /// <summary>Everything wrong with the attachments' names and media types.</summary>
    public static IEnumerable<PdfProblem> Check(ImmutableArray<PdfAttachment> attachments)
    {
        if (attachments.IsDefaultOrEmpty)
            yield break;
        // Regardless of case: on many systems the second file would replace the first.
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var attachment in attachments)
        {
            if (FaultOf(attachment.FileName) is { } fault)
                yield return Problem($"The attachment's name \"{attachment.FileName}\" {fault}.", "Give it a plain file name, such as data.json.");
            else if (!names.Add(attachment.FileName))
                yield return Problem($"Two attachments are called \"{attachment.FileName}\".", "Give each its own name; case does not tell names apart.");
            if (!IsMediaType(attachment.MediaType))
                yield return Problem($"\"{attachment.MediaType}\" is not the media type of \"{attachment.FileName}\".", "Write it as type/subtype, such as application/json.");
        }
    }

    private static string? FaultOf(string name) => name switch
    {
        "" => "is empty",
        "." or ".." => "means a folder",
        _ when name.AsSpan().ContainsAny(Forbidden) || name.Any(char.IsControl) => "has a character that a file name may not have",
        _ when name != name.Trim() || name.EndsWith('.') => "begins or ends with a space, or ends with a dot",
        _ when System.Text.Encoding.UTF8.GetByteCount(name) > LongestName => $"is longer than {LongestName} bytes",
        _ => null,
    };

    private static bool IsMediaType(string text) =>
        text.Split('/') is [{ Length: > 0 } type, { Length: > 0 } subtype] && !type.AsSpan().ContainsAnyExcept(MediaTypeCharacters) && !subtype.AsSpan().ContainsAnyExcept(MediaTypeCharacters);

    private static PdfProblem Problem(string message, string hint) => new("attachment-unusable", message, hint, default);
}
