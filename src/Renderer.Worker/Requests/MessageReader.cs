using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using Renderer.Contracts;
using Renderer.Reports;

namespace Renderer.Worker.Requests;

/// <summary>Outcome of reading a message that a stranger wrote: a message without problems, or problems without a message.</summary>
internal sealed record MessageReading(ReportReady? Message, ImmutableArray<Problem> Problems);

/// <summary>Reads a <see cref="ReportReady"/> from JSON and says everything that is wrong with it, not only the first thing.</summary>
/// <remarks>Unknown fields are refused: a misspelt <c>templateVersion</c> would otherwise quietly render with another version.</remarks>
internal static class MessageReader
{
    private static readonly string[] Fields =
        ["reportId", "revision", "template", "templateVersion", "data", "dataRef", "formats", "deadline", "tags"];

    public static MessageReading Read(ReadOnlyMemory<byte> json)
    {
        if (!Utf8.IsValid(json.Span))
            return Refuse([Unreadable("", "The body is not UTF-8.", "Encode it as UTF-8; from GBK or GB 18030: iconv -f GB18030 -t UTF-8.")]);
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return Read(document.RootElement);
        }
        catch (JsonException e)
        {
            // The framework counts lines and bytes from 0.
            var place = $"({(e.LineNumber ?? 0) + 1},{(e.BytePositionInLine ?? 0) + 1})";
            return Refuse([Unreadable(place, "The body is not JSON: it is empty, cut off, malformed, repeats a name or nests deeper than 64.", "Send one JSON object, encoded as UTF-8.")]);
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException)
        {
            // The framework throws the latter where a name or a field of the message is concerned.
            return Refuse([MessageCheck.NotUnicode("")]);
        }
    }

    private static MessageReading Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
            return Refuse([MessageCheck.Invalid("", $"The body is {Name(root)}, not an object.", "Send one ReportReady object with reportId, revision, template and data.")]);
        var fields = new MessageFields(root);
        foreach (var property in root.EnumerateObject())
        {
            if (!Fields.Contains(property.Name, StringComparer.Ordinal))
                fields.Add(property.Name, "There is no such field.", $"The fields are {string.Join(", ", Fields)}.");
        }

        var message = new ReportReady
        {
            ReportId = fields.RequireText("reportId"),
            Revision = fields.RequireInteger("revision"),
            Template = fields.RequireText("template"),
            TemplateVersion = fields.FindText("templateVersion"),
            Data = fields.Find("data") is { ValueKind: not JsonValueKind.Null } data ? Detach(data) : null,
            DataRef = fields.FindDataReference(),
            Formats = fields.FindTexts("formats"),
            Deadline = fields.FindTime("deadline"),
            Tags = fields.FindTags(),
        };
        ImmutableArray<Problem> problems = [.. fields.Problems, .. MessageCheck.FindProblems(message).Where(p => fields.IsSound(p.Place))];
        return problems.IsEmpty ? new MessageReading(message, []) : Refuse(problems);
    }

    // The message outlives the document. Writing also finds texts that are not Unicode.
    private static JsonElement Detach(JsonElement data) => JsonElement.Parse(MessageData.Write(data));

    private static Problem Unreadable(string place, string message, string hint) => new(Severity.Error, ProblemCodes.MessageUnreadable, place, message, hint);

    private static MessageReading Refuse(ImmutableArray<Problem> problems) => new(null, problems);

    internal static string Name(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "true or false",
        _ => "null",
    };
}

/// <summary>The fields of one message, each read once; what is wrong with them is collected.</summary>
internal sealed partial class MessageFields(JsonElement root)
{
    private readonly List<Problem> _problems = [];

    public IEnumerable<Problem> Problems => _problems;

    /// <summary>Whether nothing was said about a field yet: its stand-in value needs no second complaint.</summary>
    public bool IsSound(string place) => _problems.TrueForAll(p => p.Place != place && !place.StartsWith(p.Place + ".", StringComparison.Ordinal));

    public void Add(string field, string message, string hint) => _problems.Add(MessageCheck.Invalid(field, message, hint));

    public JsonElement? Find(string field) => root.TryGetProperty(field, out var value) ? value : null;

    public string RequireText(string field)
    {
        if (Find(field) is { ValueKind: JsonValueKind.String } value) return value.GetString()!;
        AddMissingOrWrong(field, "a text");
        return "";
    }

    public long RequireInteger(string field)
    {
        if (Find(field) is { ValueKind: JsonValueKind.Number } value && TryGetWhole(value, out var number)) return number;
        AddMissingOrWrong(field, "a whole number");
        return 0;
    }

    public string? FindText(string field)
    {
        if (IsAbsent(field, out var value)) return null;
        if (value.ValueKind == JsonValueKind.String) return value.GetString();
        AddMissingOrWrong(field, "a text");
        return null;
    }

    public DateTimeOffset? FindTime(string field)
    {
        if (IsAbsent(field, out var value)) return null;
        if (value.ValueKind == JsonValueKind.String && TimePattern().IsMatch(value.GetString()!) && value.TryGetDateTimeOffset(out var time)) return time;
        Add(field, $"{(value.ValueKind == JsonValueKind.String ? "The text" : MessageReader.Name(value))} is not a time.", "Write it with seconds and offset, as 2026-01-31T18:00:00+08:00.");
        return null;
    }

    public ImmutableArray<string> FindTexts(string field)
    {
        if (IsAbsent(field, out var value)) return [];
        if (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(v => v.ValueKind == JsonValueKind.String))
            return [.. value.EnumerateArray().Select(v => v.GetString()!)];
        AddMissingOrWrong(field, "an array of texts");
        return [];
    }

    public ImmutableSortedDictionary<string, string> FindTags()
    {
        var tags = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);
        if (IsAbsent("tags", out var value)) return tags;
        if (value.ValueKind == JsonValueKind.Object && value.EnumerateObject().All(p => p.Value.ValueKind == JsonValueKind.String))
            return tags.AddRange(value.EnumerateObject().Select(p => KeyValuePair.Create(p.Name, p.Value.GetString()!)));
        AddMissingOrWrong("tags", "an object of texts");
        return tags;
    }

    public DataReference? FindDataReference()
    {
        if (IsAbsent("dataRef", out var value)) return null;
        if (value.ValueKind != JsonValueKind.Object)
        {
            AddMissingOrWrong("dataRef", "an object with key, sha256 and bytes");
            return null;
        }

        var inner = new MessageFields(value);
        var reference = new DataReference(inner.RequireText("key"), inner.RequireText("sha256"), inner.RequireInteger("bytes"));
        foreach (var property in value.EnumerateObject())
        {
            if (property.Name is not ("key" or "sha256" or "bytes")) inner.Add(property.Name, "There is no such field.", "The fields are key, sha256, bytes.");
        }

        _problems.AddRange(inner.Problems.Select(p => p with { Place = "dataRef." + p.Place }));
        return reference;
    }

    // 3.0 and 3e0 are whole numbers in JSON Schema, and some languages write them so. A decimal holds 28 digits exactly.
    private static bool TryGetWhole(JsonElement value, out long number)
    {
        if (value.TryGetInt64(out number)) return true;
        if (value.GetRawText().Length > 28 || !value.TryGetDecimal(out var written) || decimal.Truncate(written) != written || decimal.Abs(written) > long.MaxValue) return false;
        number = (long)written;
        return true;
    }

    [GeneratedRegex(MessagePatterns.Time, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TimePattern();

    private bool IsAbsent(string field, out JsonElement value) => !root.TryGetProperty(field, out value) || value.ValueKind == JsonValueKind.Null;

    private void AddMissingOrWrong(string field, string expected)
    {
        var found = Find(field) is { } value ? $"This is {MessageReader.Name(value)}" : "The field is missing";
        Add(field, string.Create(CultureInfo.InvariantCulture, $"{found}; it must be {expected}."), $"Give {expected}.");
    }
}
