using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Renderer.Archive.Catalogue;
using Renderer.Archive.Objects;
using Renderer.Contracts;
using Renderer.Reports;

namespace Renderer.Worker.Requests;

/// <summary>What a message must hold before anything is done with it, whichever way it came.</summary>
internal static partial class MessageCheck
{
    /// <summary>Every problem of the message; places are its fields.</summary>
    public static ImmutableArray<Problem> FindProblems(ReportReady message) =>
    [
        .. FindIdentityProblems(message),
        .. FindDataProblems(message),
        .. FindOptionProblems(message),
        .. ComparisonCheck.FindProblems(message.Compare),
        .. FindTagProblems("tags", message.Tags),
    ];

    /// <summary>A problem of one field of the message.</summary>
    public static Problem Invalid(string field, string message, string hint) =>
        new(Severity.Error, ProblemCodes.MessageInvalid, field, message, hint);

    /// <summary>A text that should be a report's id and is none.</summary>
    public static Problem NoReportId(string field, string? text) =>
        Invalid(field, $"\"{Shorten(text)}\" is not a report id.", "Use 1 to 200 characters of A-Z a-z 0-9 . _ -, not starting with a dot.");

    /// <summary>A text that should name a template and cannot.</summary>
    public static Problem NoTemplate(string field, string? text) =>
        Invalid(field, $"\"{Shorten(text)}\" is not a template name.", "Give the name of a template package, for example \"disclosure-2021\".");

    /// <summary>A text that should be a version and is none.</summary>
    public static Problem NoVersion(string field, string? text) =>
        Invalid(field, $"\"{Shorten(text)}\" is not a version.", $"Give a version such as \"1.0.0\", or leave {field} out.");

    /// <summary>What is wrong with what a broken sum shall be; null when nothing is.</summary>
    public static Problem? FindBrokenSumsProblem(string? text) => text is null or "warning" or "error"
        ? null
        : Invalid("brokenSums", $"\"{Shorten(text)}\" is not what a broken sum can be.", "Use warning or error, or leave brokenSums out.");

    /// <summary>Half of a surrogate pair in a text, which no file and no store can hold.</summary>
    public static Problem NotUnicode(string field) =>
        Invalid(field, "A text contains half of a surrogate pair (\\ud800 to \\udfff).", "Write characters beyond U+FFFF as a pair, or as UTF-8.");

    private static IEnumerable<Problem> FindIdentityProblems(ReportReady message)
    {
        if (!ReportRevision.IsReportId(message.ReportId)) yield return NoReportId("reportId", message.ReportId);
        if (message.Revision < 1) yield return Invalid("revision", $"{message.Revision} is not a revision.", "Count revisions from 1, rising with every change of the data.");
        if (!IsName(message.Template)) yield return NoTemplate("template", message.Template);
        if (message.TemplateVersion is { } version && !IsName(version)) yield return NoVersion("templateVersion", version);
        if (message.DataVersion is { } dataVersion && !IsComparableVersion(dataVersion))
            yield return Invalid("dataVersion", $"\"{Shorten(dataVersion)}\" is not a semantic version.", "Give the version of the template the data was written for, such as \"1.0.0\", or leave dataVersion out.");
    }

    private static IEnumerable<Problem> FindDataProblems(ReportReady message)
    {
        if (message.Data is null && message.DataRef is null)
            yield return Invalid("data", "There is neither data nor dataRef.", "Give the report's data in data, or where it lies in dataRef.");
        if (message.Data is not null && message.DataRef is not null)
            yield return Invalid("dataRef", "There are both data and dataRef.", "Give one of them.");
        if (message.Data is { } data && !MessageData.IsUnicode(data)) yield return NotUnicode("data");
        if (message.DataRef is not { } reference) yield break;
        if (!ObjectKey.TryCreate(reference.Key, out _))
            yield return Invalid("dataRef.key", $"\"{Shorten(reference.Key)}\" is not an object key.", "Use segments of A-Z a-z 0-9 . _ -, parted by /, none starting with a dot.");
        if (reference.Sha256 is null || !Sha256Pattern().IsMatch(reference.Sha256))
            yield return Invalid("dataRef.sha256", $"\"{Shorten(reference.Sha256)}\" is not a SHA-256.", "Give the 64 lower-case hexadecimal digits of the SHA-256 of the object's bytes.");
        if (reference.Bytes < 1)
            yield return Invalid("dataRef.bytes", $"{reference.Bytes} is not a length.", "Give the object's length in bytes.");
    }

    private static IEnumerable<Problem> FindOptionProblems(ReportReady message)
    {
        foreach (var (index, format) in message.Formats.Index())
        {
            if (!ReportFormats.All.Contains(format))
                yield return Invalid($"formats[{index}]", $"\"{Shorten(format)}\" is not a format.", $"Use some of {string.Join(", ", ReportFormats.All)}; leave formats out for html and pdf.");
        }

        if (FindBrokenSumsProblem(message.BrokenSums) is { } brokenSums) yield return brokenSums;
    }

    /// <summary>What is wrong with tags; <paramref name="place"/> is the field that holds them.</summary>
    public static IEnumerable<Problem> FindTagProblems(string place, IReadOnlyDictionary<string, string> tags)
    {
        if (tags.Count > MessageLimits.Tags)
            yield return Invalid(place, $"There are {tags.Count} tags.", $"Give at most {MessageLimits.Tags}.");
        foreach (var (name, value) in tags.OrderBy(t => t.Key, StringComparer.Ordinal))
        {
            if (IsTooLong(name) || value is null || IsTooLong(value))
                yield return Invalid($"{place}.{Shorten(name)}", "The tag is no text, or too long.", $"Names and values are texts of at most {MessageLimits.TagLength} characters.");
        }
    }

    // In characters as JSON Schema counts them: one beyond U+FFFF is one, not two.
    private static bool IsTooLong(string text) =>
        text.Length > MessageLimits.TagLength && text.EnumerateRunes().Count() > MessageLimits.TagLength;

    /// <summary>Whether a text may name a template or a version.</summary>
    public static bool IsName(string? text) => text is { Length: > 0 and <= MessageLimits.NameLength } && NamePattern().IsMatch(text);

    /// <summary>Whether a text is a version that can be compared with another.</summary>
    public static bool IsComparableVersion(string text) => text.Length <= MessageLimits.NameLength && !text.EndsWith('\n') && SemanticVersionPattern().IsMatch(text);

    // A stranger's text in a message of ours stays short and on one line.
    internal static string Shorten(string? text)
    {
        var line = string.Concat((text ?? "").Select(c => char.IsControl(c) ? '\uFFFD' : c));
        return line.Length <= 60 ? line : line[..60] + "…";
    }

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._+-]*\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NamePattern();

    [GeneratedRegex(MessagePatterns.SemanticVersion, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SemanticVersionPattern();

    [GeneratedRegex(@"\A[0-9a-f]{64}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Sha256Pattern();
}
