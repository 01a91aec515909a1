using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Renderer.Contracts;
using Renderer.Reports;

namespace Renderer.Worker.Requests;

/// <summary>The fields of one message, each read once; what is wrong with them is collected.</summary>
internal sealed partial class MessageFields(JsonElement root)
{
    private const string Selection = "an object with conditions; {} selects every report of the template";

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

    public int? FindSmallInteger(string field)
    {
        if (IsAbsent(field, out var value)) return null;
        if (value.ValueKind == JsonValueKind.Number && TryGetWhole(value, out var number) && number is >= int.MinValue and <= int.MaxValue) return (int)number;
        AddMissingOrWrong(field, "a whole number");
        return null;
    }

    public DateTimeOffset? FindTime(string field)
    {
        if (IsAbsent(field, out var value)) return null;
        if (value.ValueKind == JsonValueKind.String && TimePattern().IsMatch(value.GetString()!) && value.TryGetDateTimeOffset(out var time)) return time;
        Add(field, $"{(value.ValueKind == JsonValueKind.String ? "The text" : MessageJson.Name(value))} is not a time.", "Write it with seconds and offset, as 2026-01-31T18:00:00+08:00.");
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

    public bool FindFlag(string field)
    {
        if (IsAbsent(field, out var value)) return false;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False) return value.GetBoolean();
        AddMissingOrWrong(field, "true or false");
        return false;
    }

    // The message outlives the document. Writing also finds texts that are not Unicode.
    public JsonElement? FindData(string field) => IsAbsent(field, out var value) ? null : JsonElement.Parse(MessageData.Write(value));

    public DataReference? FindDataReference() => FindObject(
        "dataRef",
        "an object with key, sha256 and bytes",
        inner => new DataReference(inner.RequireText("key"), inner.RequireText("sha256"), inner.RequireInteger("bytes")),
        ["key", "sha256", "bytes"]);

    public ReportComparison? FindComparison() => FindObject(
        "compare",
        "an object with previousReportId or previousData, lowerReportIds, or both",
        inner => new ReportComparison
        {
            PreviousReportId = inner.FindText("previousReportId"),
            PreviousData = inner.FindData("previousData"),
            LowerReportIds = inner.FindTexts("lowerReportIds"),
        },
        ["previousReportId", "previousData", "lowerReportIds"]);

    public RegenerationSelection RequireSelection()
    {
        var selection = FindObject(
            "selection",
            Selection,
            inner => new RegenerationSelection
            {
                TemplateVersion = inner.FindText("templateVersion"),
                Body = inner.FindText("body"),
                Year = inner.FindSmallInteger("year"),
                Tags = inner.FindTags(),
                ReportIds = inner.FindTexts("reportIds"),
                RenderedBefore = inner.FindTime("renderedBefore"),
            },
            ["templateVersion", "body", "year", "tags", "reportIds", "renderedBefore"]);
        if (selection is null && IsSound("selection")) AddMissingOrWrong("selection", Selection);
        return selection ?? new RegenerationSelection();
    }

    /// <summary>Refuses fields with other names.</summary>
    public void RefuseOthersThan(ReadOnlySpan<string> names)
    {
        foreach (var property in root.EnumerateObject())
        {
            if (!names.Contains(property.Name)) Add(property.Name, "There is no such field.", $"The fields are {string.Join(", ", names)}.");
        }
    }

    private T? FindObject<T>(string field, string expected, Func<MessageFields, T> read, ReadOnlySpan<string> names)
        where T : class
    {
        if (IsAbsent(field, out var value)) return null;
        if (value.ValueKind != JsonValueKind.Object)
        {
            AddMissingOrWrong(field, expected);
            return null;
        }

        var inner = new MessageFields(value);
        var found = read(inner);
        inner.RefuseOthersThan(names);
        _problems.AddRange(inner.Problems.Select(p => p with { Place = $"{field}.{p.Place}" }));
        return found;
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
        var found = Find(field) is { } value ? $"This is {MessageJson.Name(value)}" : "The field is missing";
        Add(field, string.Create(CultureInfo.InvariantCulture, $"{found}; it must be {expected}."), $"Give {expected}.");
    }
}
