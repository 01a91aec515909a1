using System.Collections.Immutable;
using Renderer.Templating.Evaluation;

namespace Renderer.Templating.Analysis;

internal sealed partial class AbstractInterpreter
{
    // What is made of text by these no longer says what the text said, or is safe as it stands.
    private static readonly ImmutableHashSet<string> NotTextOfData =
    [
        "string.base64_encode", "string.contains", "string.empty", "string.ends_with", "string.equals_ignore_case", "string.hmac_sha1", "string.hmac_sha256",
        "string.hmac_sha512", "string.index_of", "string.md5", "string.sha1", "string.sha256", "string.sha512", "string.size", "string.starts_with",
        "string.to_double", "string.to_float", "string.to_int", "string.to_long", "string.whitespace", "array.contains", "array.size",
        "object.has_key", "object.has_value", "object.keys", "object.kind", "object.size", "object.typeof", "regex.escape",
    ];

    private static readonly string[] TextGroups = ["string.", "array.", "regex.", "object."];

    // Their first argument must be a number or a date; null is refused.
    private static readonly ImmutableHashSet<string> RefusingNull =
    [
        "math.abs", "math.ceil", "math.divided_by", "math.floor", "math.format", "math.minus", "math.modulo", "math.plus", "math.round", "math.times",
        "string.pluralize", "timespan.from_days", "timespan.from_hours", "timespan.from_milliseconds", "timespan.from_minutes", "timespan.from_seconds",
    ];

    private AbstractValue InvokeBuiltIn(string name, AbstractCall call)
    {
        switch (name)
        {
            case "include":
                Include(call[0], call with { Arguments = [.. call.Arguments.Skip(1)] });
                return UnknownValue.Instance;
            case "include_join":
                Include(Element(call[0], call.Node), new AbstractCall([], [], call.Node));
                IncludeDelimiters(call);
                return UnknownValue.Instance;
            case "raw":
                Raw(call);
                return UnknownValue.Instance;
            case "object.eval" or "object.eval_template":
                RunText(name, call);
                return UnknownValue.Instance;
            case "object.default":
                return Default(call);
            case "object.typeof" when call[0] is DataValue data:
                Note(data, DataUse.Whole, call.Node, isGuarded: true);
                return new TypeNameValue(data.Path);
            case "object.has_key" or "object.has_value" when call[0] is DataValue data && call[1] is ConstantValue { Text: { } key }:
                return HasMember(name, data, key, call.Node);
            default:
                return name.StartsWith("array.", StringComparison.Ordinal) && OfList(name, call) is { } list ? list : Other(name, call);
        }
    }

    private void IncludeDelimiters(AbstractCall call)
    {
        const string Prefix = "tpl:";
        foreach (var delimiter in call.Arguments.Skip(1).OfType<ConstantValue>().Where(value => value.Text?.StartsWith(Prefix, StringComparison.Ordinal) == true))
        {
            Include(new ConstantValue(Value.Of(delimiter.Text![Prefix.Length..])), new AbstractCall([], [], call.Node));
        }
    }

    private UnknownValue Other(string name, AbstractCall call)
    {
        foreach (var data in call.Arguments.Take(1).OfType<DataValue>().Where(_ => RefusingNull.Contains(name)))
        {
            Note(data, DataUse.Argument, call.Node, isGuarded: false, isComputed: false, name);
        }

        foreach (var function in call.All.SelectMany(value => value.Alternatives).OfType<FunctionValue>())
        {
            Repeat(call.Node, () => Follow(function.Definition, call with { Arguments = [UnknownValue.Instance], Named = [] }));
        }

        EscapeAll(call);

        _isOpaque = true;
        return !NotTextOfData.Contains(name) && TextGroups.Any(group => name.StartsWith(group, StringComparison.Ordinal)) ? From(call.All) : UnknownValue.Instance;
    }

    private void Raw(AbstractCall call)
    {
        EscapeAll(call);

        if (_program.Options.EscapeHtml && SourceOf(call.All) is { } source)
        {
            Find(
                FindingWeight.Warning,
                TemplateFindingCodes.WrittenRaw,
                call.Node,
                $"`{source}` is written unescaped: markup in the data becomes markup of the page",
                "take `raw` away; for text with headings and lists use `markdown`");
        }
    }

    private void RunText(string name, AbstractCall call)
    {
        // It may use any name and any file.
        Notes.IsIncomplete = true;
        EscapeAll(call);

        if (SourceOf(call.All) is { } source)
        {
            Find(FindingWeight.Warning, TemplateFindingCodes.DataEvaluated, call.Node, $"`{name}` runs `{source}` as a template", "keep templates in the package; data is data");
        }
    }

    private AbstractValue Default(AbstractCall call)
    {
        var some = call[0].Alternatives.Where(one => one is not (UnsetValue or ConstantValue { Value.IsNull: true })).Select(one => one is DataValue data ? data with { IsPresent = true } : one);
        return OneOf(some.Append(call[1]), call.Node);
    }

    private TruthValue HasMember(string name, DataValue data, string key, Node node)
    {
        var member = data.Path.Member(key);
        Note(data with { Path = member }, DataUse.Indexed, node, isGuarded: true);
        return name == "object.has_value"
            ? new TruthValue([new DataCondition(member, DataConditionKind.NotNull)], [])
            : new TruthValue([new DataCondition(member, DataConditionKind.Has)], [new DataCondition(member, DataConditionKind.Lacks)]);
    }

    /// <summary>What a function of lists gives; null for those whose result is not made of the items.</summary>
    private AbstractValue? OfList(string name, AbstractCall call)
    {
        switch (name)
        {
            case "array.each" or "array.filter" or "array.any":
                return Applied(name, call);
            case "array.map":
                return Mapped(call);
            case "array.first" or "array.last" or "array.cycle":
                return Loosened(Element(call[0], call.Node), call.Node);
            case "array.compact":
                return new SequenceValue(Loosened(Element(call[0], call.Node), call.Node));
            case "array.limit" or "array.offset" or "array.remove_at" or "array.reverse" or "array.sort" or "array.uniq":
                return new SequenceValue(Element(call[0], call.Node));
            case "array.add":
                return new SequenceValue(OneOf([Element(call[0], call.Node), call[1]], call.Node));
            case "array.insert_at":
                return new SequenceValue(OneOf([Element(call[0], call.Node), call[2]], call.Node));
            case "array.add_range" or "array.concat":
                return new SequenceValue(OneOf([Element(call[0], call.Node), Element(call[1], call.Node)], call.Node));
            default:
                return null;
        }
    }

    private AbstractValue Applied(string name, AbstractCall call)
    {
        var item = Element(call[0], call.Node);
        var result = (AbstractValue)UnknownValue.Instance;
        Repeat(call.Node, () => result = Invoke(call[1], call with { Arguments = [item, .. call.Arguments.Skip(2)], Named = [] }));
        _isOpaque = true;
        return name switch
        {
            "array.each" => new SequenceValue(result),
            // What the function asked of the items holds for those that it kept, but nobody remembers what that was.
            "array.filter" => new SequenceValue(Loosened(item, call.Node)),
            _ => TruthValue.Unknown,
        };
    }

    private SequenceValue Mapped(AbstractCall call)
    {
        var members = Element(call[0], call.Node).Alternatives.Select(item => (item, call[1]) switch
        {
            (DataValue data, ConstantValue { Text: { } name }) => data with { Path = data.Path.Member(name), IsLoose = true },
            (ObjectValue made, ConstantValue { Text: { } name }) => made.Members.GetValueOrDefault(name, ConstantValue.Null),
            _ => UnknownValue.Instance,
        }).ToList();
        foreach (var data in members.OfType<DataValue>())
        {
            Note(data, DataUse.Read, call.Node, isGuarded: true);
        }

        return new SequenceValue(OneOf(members, call.Node));
    }

    private AbstractValue Loosened(AbstractValue value, Node node) => OneOf(value.Alternatives.Select(one => one is DataValue data ? data with { IsLoose = true } : one), node);
}
