using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Renderer.Contracts.Tests.Schemas;

/// <summary>Makes JSON Schema 2020-12 of the records: types and nullability from the properties, bounds from their attributes, descriptions from their documentation.</summary>
/// <param name="definitions">Where the schemas of records within records lie, for example <c>#/$defs/</c>.</param>
internal sealed class RecordSchema(string definitions)
{
    private static readonly NullabilityInfoContext Nullability = new();
    private readonly RecordDocumentation _documentation = new();

    /// <summary>Records within the records that were asked for, in the order they were met.</summary>
    public Dictionary<string, JsonObject> Definitions { get; } = [];

    public JsonObject Of(Type record)
    {
        var properties = record.GetProperties(BindingFlags.Public | BindingFlags.Instance);
        var schema = new JsonObject
        {
            ["title"] = record.Name,
            ["description"] = _documentation.Of(record),
            ["type"] = "object",
            ["properties"] = new JsonObject(properties.Select(p => KeyValuePair.Create(NameOf(p), (JsonNode?)Of(p)))),
            ["required"] = new JsonArray([.. properties.Where(IsRequired).Select(p => (JsonNode)NameOf(p))]),
        };
        if (record.IsDefined(typeof(ClosedAttribute))) schema["additionalProperties"] = false;
        if (record.GetCustomAttribute<EitherAttribute>() is { } either)
            schema["oneOf"] = new JsonArray(Given(either.First, either.Second), Given(either.Second, either.First));
        if (record.GetCustomAttribute<NotBothAttribute>() is { } notBoth)
            schema["not"] = new JsonObject { ["allOf"] = new JsonArray(Given(notBoth.First), Given(notBoth.Second)) };
        return schema;
    }

    private JsonObject Of(PropertyInfo property)
    {
        var described = new JsonObject { ["description"] = _documentation.Of(property) };
        foreach (var (keyword, value) in Value(property.PropertyType, property)) described[keyword] = value?.DeepClone();
        if (!IsRequired(property)) AllowNull(described);
        return described;
    }

    private JsonObject Value(Type type, PropertyInfo property)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(JsonElement)) return [];
        if (type == typeof(string)) return Text(property);
        if (type == typeof(bool)) return new JsonObject { ["type"] = "boolean" };
        if (type == typeof(double)) return new JsonObject { ["type"] = "number" };
        if (type == typeof(int)) return WholeNumber(property, int.MaxValue);
        if (type == typeof(long)) return WholeNumber(property, long.MaxValue);
        if (type == typeof(DateTimeOffset)) return new JsonObject { ["type"] = "string", ["format"] = "date-time", ["pattern"] = MessagePatterns.Time };
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
            return Array(type, property);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>)) return Dictionary(type, property);
        return Reference(type);
    }

    private static JsonObject Text(PropertyInfo property)
    {
        var schema = new JsonObject { ["type"] = "string" };
        if (property.GetCustomAttribute<TextAttribute>() is { } text)
        {
            schema["pattern"] = text.Pattern;
            if (text.MaximumLength > 0) schema["maxLength"] = text.MaximumLength;
        }

        if (property.GetCustomAttribute<ChoiceAttribute>() is { } choice) schema["enum"] = new JsonArray([.. choice.Values.Select(v => (JsonNode)v)]);
        if (property.IsDefined(typeof(ProblemCodeAttribute))) schema["enum"] = new JsonArray([.. ProblemCodeValues().Select(v => (JsonNode)v)]);
        return schema;
    }

    private static JsonObject WholeNumber(PropertyInfo property, long maximum)
    {
        var schema = new JsonObject { ["type"] = "integer" };
        if (property.GetCustomAttribute<AtLeastAttribute>() is { } bound) schema["minimum"] = bound.Minimum;
        schema["maximum"] = maximum;
        return schema;
    }

    private JsonObject Array(Type type, PropertyInfo property)
    {
        var schema = new JsonObject { ["type"] = "array", ["items"] = Value(type.GetGenericArguments()[0], property) };
        if (property.GetCustomAttribute<DistinctAttribute>() is { } distinct)
        {
            schema["maxItems"] = distinct.MaximumCount;
            schema["uniqueItems"] = true;
        }

        return schema;
    }

    private JsonObject Dictionary(Type type, PropertyInfo property)
    {
        var values = Value(type.GetGenericArguments()[1], property);
        var schema = new JsonObject { ["type"] = "object" };
        if (property.GetCustomAttribute<EntriesAttribute>() is { } entries)
        {
            schema["maxProperties"] = entries.MaximumCount;
            schema["propertyNames"] = new JsonObject { ["maxLength"] = entries.MaximumLength };
            values["maxLength"] = entries.MaximumLength;
        }

        schema["additionalProperties"] = values;
        return schema;
    }

    private JsonObject Reference(Type record)
    {
        if (!Definitions.ContainsKey(record.Name)) Definitions[record.Name] = Of(record);
        return new JsonObject { ["$ref"] = definitions + record.Name };
    }

    // What may be left out may also be null: many serializers write it so.
    private static void AllowNull(JsonObject schema)
    {
        if (schema["type"] is { } type) schema["type"] = new JsonArray(type.DeepClone(), "null");
        if (schema["enum"] is JsonArray values) values.Add(null);
        if (!schema.Remove("$ref", out var reference)) return;
        schema["anyOf"] = new JsonArray(new JsonObject { ["$ref"] = reference }, new JsonObject { ["type"] = "null" });
    }

    private static JsonObject Given(string given, string absent)
    {
        var schema = Given(given);
        schema["properties"]![CamelCase(absent)] = new JsonObject { ["type"] = "null" };
        return schema;
    }

    private static JsonObject Given(string given) => new()
    {
        ["required"] = new JsonArray(CamelCase(given)),
        ["properties"] = new JsonObject { [CamelCase(given)] = new JsonObject { ["not"] = new JsonObject { ["type"] = "null" } } },
    };

    // A record's positional properties are always written, unless they are null.
    private static bool IsRequired(PropertyInfo property) =>
        property.IsDefined(typeof(RequiredMemberAttribute))
        || (IsPositional(property) && Nullability.Create(property).WriteState != NullabilityState.Nullable);

    private static bool IsPositional(PropertyInfo property) =>
        property.DeclaringType!.GetConstructors().Any(c => c.GetParameters().Any(p => p.Name == property.Name));

    private static IEnumerable<string> ProblemCodeValues() =>
        typeof(ProblemCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetRawConstantValue()!);

    private static string NameOf(PropertyInfo property) => CamelCase(property.Name);

    private static string CamelCase(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);
}
