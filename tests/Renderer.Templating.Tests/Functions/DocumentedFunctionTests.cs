using System.Reflection;
using System.Text.RegularExpressions;

namespace Renderer.Templating.Tests.Functions;

/// <summary>The functions of the documentation, page by page, with the parameters they are documented with.</summary>
public sealed class DocumentedFunctionTests
{
    private static readonly string[] Signatures =
    [
        "array.add list value", "array.add_range list1 list2", "array.any list function args", "array.compact list", "array.concat list1 list2",
        "array.contains list item", "array.cycle list group?", "array.each list function", "array.filter list function", "array.first list",
        "array.insert_at list index value", "array.join list delimiter function?", "array.last list", "array.limit list count",
        "array.map list member", "array.offset list index", "array.remove_at list index", "array.reverse list", "array.size list",
        "array.sort list member?", "array.uniq list",
        "date.add_days date days", "date.add_hours date hours", "date.add_milliseconds date millis", "date.add_minutes date minutes",
        "date.add_months date months", "date.add_seconds date seconds", "date.add_years date years", "date.now", "date.parse text pattern? culture?",
        "date.parse_to_string text output_pattern? output_culture? input_pattern? input_culture?", "date.to_string datetime pattern culture",
        "html.escape text", "html.newline_to_br text", "html.strip text", "html.url_encode text", "html.url_escape text",
        "math.abs value", "math.ceil value", "math.divided_by value divisor", "math.floor value", "math.format value format culture?",
        "math.is_number value", "math.minus value with", "math.modulo value with", "math.plus value with", "math.random minValue maxValue",
        "math.round value precision?", "math.times value with", "math.uuid",
        "object.default value default", "object.eval value", "object.eval_template value", "object.format value format culture?",
        "object.from_json json", "object.has_key value key", "object.has_value value key", "object.keys value", "object.kind value",
        "object.size value", "object.to_json value", "object.typeof value", "object.values value",
        "regex.escape pattern", "regex.match text pattern options?", "regex.matches text pattern options?",
        "regex.replace text pattern replace options?", "regex.split text pattern options?", "regex.unescape pattern",
        "string.append text with", "string.base64_decode text", "string.base64_encode text", "string.capitalize text",
        "string.capitalizewords text", "string.contains text value", "string.downcase text", "string.empty text", "string.ends_with text value",
        "string.equals_ignore_case text value", "string.escape text", "string.handleize text", "string.hmac_sha1 text secretKey",
        "string.hmac_sha256 text secretKey", "string.hmac_sha512 text secretKey",
        "string.index_of text search startIndex? count? stringComparison?", "string.literal text", "string.lstrip text", "string.md5 text",
        "string.pad_left text width", "string.pad_right text width", "string.pluralize number singular plural", "string.prepend text by",
        "string.remove text remove", "string.remove_first text remove", "string.remove_last text remove", "string.replace text match replace",
        "string.replace_first text match replace fromEnd?", "string.rstrip text", "string.sha1 text", "string.sha256 text", "string.sha512 text",
        "string.size text", "string.slice text start length?", "string.slice1 text start length?", "string.split text match",
        "string.starts_with text value", "string.strip text", "string.strip_newlines text", "string.to_double text", "string.to_float text",
        "string.to_int text", "string.to_long text", "string.truncate text length ellipsis?", "string.truncatewords text count ellipsis?",
        "string.upcase text", "string.whitespace text",
        "timespan.from_days days", "timespan.from_hours hours", "timespan.from_milliseconds millis", "timespan.from_minutes minutes",
        "timespan.from_seconds seconds", "timespan.parse text",
    ];

    // `each` and `filter` hand further arguments on as `any` does; the page on date says that a date prints by `date.format` without a pattern.
    private static readonly Dictionary<string, string> Wider = new()
    {
        ["array.any list function args"] = "array.any list function args...",
        ["array.each list function"] = "array.each list function args...",
        ["array.filter list function"] = "array.filter list function args...",
        ["date.to_string datetime pattern culture"] = "date.to_string datetime pattern? culture?",
    };

    private static readonly string[] PlainValues = ["format", "default_format", "zero"];

    /// <summary>The full names of all of them.</summary>
    public static string[] Names { get; } = [.. Signatures.Select(signature => signature.Split(' ')[0])];

    public static TheoryData<string> Documented => [.. Signatures];

    [Theory]
    [InlineData("array", 21)]
    [InlineData("date", 11)]
    [InlineData("html", 5)]
    [InlineData("math", 13)]
    [InlineData("object", 13)]
    [InlineData("regex", 6)]
    [InlineData("string", 47)]
    [InlineData("timespan", 6)]
    public void Group_HasTheFunctionsOfItsPage_AndNoOther(string group, int count)
    {
        var documented = Signatures.Where(signature => signature.StartsWith(group + ".", StringComparison.Ordinal)).Select(signature => signature.Split(' ')[0]).ToArray();
        documented.Length.ShouldBe(count);
        var members = Templates.Render($"{{{{ {group} | object.keys | array.join ' ' }}}}").Split(' ').Except(group is "date" or "timespan" ? PlainValues : []);
        members.Select(member => $"{group}.{member}").ShouldBe(documented, ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Documented))]
    public void Function_OfItsPage_HasAnExample(string signature)
    {
        var name = signature.Split(' ')[0];
        using var page = Assembly.GetExecutingAssembly().GetManifestResourceStream(name.Split('.')[0])!;
        using var reader = new StreamReader(page);
        Regex.IsMatch(reader.ReadToEnd(), $@"(?<!\w){Regex.Escape(name)}(?!\w)", RegexOptions.None, TimeSpan.FromSeconds(1)).ShouldBeTrue(name);
    }

    [Theory]
    [MemberData(nameof(Documented))]
    public void Function_WithAnUnknownNamedArgument_NamesItsParameters(string signature)
    {
        var parts = Wider.GetValueOrDefault(signature, signature).Split(' ');
        var problem = Templates.Problem($"{{{{ {parts[0]} bogus: 1 }}}}");
        problem.Message.ShouldBe($"`{parts[0]}` has no parameter `bogus`");
        problem.Hint.ShouldBe($"Usage: {string.Join(' ', parts.Skip(1).Select(Shown).Prepend(parts[0]))}");
    }

    [Theory]
    [MemberData(nameof(Documented))]
    public void Function_WithTooManyArguments_ShowsItsSignature(string signature)
    {
        var parts = Wider.GetValueOrDefault(signature, signature).Split(' ');
        if (parts[^1].EndsWith("...", StringComparison.Ordinal))
        {
            return;
        }

        var problem = Templates.Problem($"{{{{ {parts[0]}({string.Join(", ", Enumerable.Repeat("1", parts.Length))}) }}}}");
        problem.Message.ShouldStartWith($"`{parts[0]}` takes ");
        problem.Hint.ShouldBe($"Usage: {string.Join(' ', parts.Skip(1).Select(Shown).Prepend(parts[0]))}");
    }

    private static string Shown(string parameter)
    {
        var name = parameter.TrimEnd('?', '.');
        return $"<{name}>{parameter[name.Length..]}";
    }
}
