using System.Text.Json;

namespace Renderer.Reports.Checking.Schema;

/// <summary>Compiles JSON Schema 2020-12 documents: the keywords listed here, and no others.</summary>
/// <remarks>An unknown keyword is a fault, not an annotation: a misspelt <c>requierd</c> must not switch a check off.</remarks>
internal sealed class SchemaCompiler
{
    /// <summary>The schema <c>false</c>; known by reference, because "unknown property" is said better than "must not be here".</summary>
    public static readonly SchemaNode Nothing = new() { Keywords = [new NothingKeyword()] };

    private const string Dialect = "https://json-schema.org/draft/2020-12/schema";
    private static readonly SchemaNode Anything = new();

    private static readonly string[] Annotations = ["title", "description", "default", "examples", "deprecated", "readOnly", "writeOnly", "$comment", "$schema", "$id", "$defs"];

    private static readonly string[] Known =
    [
        .. Annotations, "$ref", "type", "enum", "const", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf",
        "minLength", "maxLength", "pattern", "properties", "patternProperties", "additionalProperties", "propertyNames", "required",
        "dependentRequired", "dependentSchemas", "minProperties", "maxProperties", "items", "prefixItems", "contains", "minContains",
        "maxContains", "minItems", "maxItems", "uniqueItems", "allOf", "anyOf", "oneOf", "not", "if", "then", "else",
    ];

    private readonly IReadOnlyDictionary<string, JsonElement> _documents;
    private readonly Dictionary<SchemaPlace, SchemaNode> _nodes = [];
    private readonly List<SchemaFault> _faults = [];

    private SchemaCompiler(IReadOnlyDictionary<string, JsonElement> documents) => _documents = documents;

    /// <summary>Compiles the schema in one document; it may refer to the others.</summary>
    /// <param name="documents">Parsed documents by path, <c>/</c> between folders: <c>$ref</c> finds them relative to the referring one.</param>
    /// <param name="entry">Path of the document to compile.</param>
    /// <exception cref="SchemaException">A document is not a schema of the supported keywords; every fault is in it.</exception>
    public static SchemaNode Compile(IReadOnlyDictionary<string, JsonElement> documents, string entry)
    {
        var compiler = new SchemaCompiler(documents);
        var root = compiler.Node(documents[entry], new(entry, ""));
        foreach (var (path, document) in documents) compiler.Definitions(document, new(path, ""));
        if (compiler._faults.Count == 0) compiler.RefuseCircles();
        return compiler._faults.Count == 0 ? root : throw new SchemaException(compiler._faults);
    }

    /// <summary>Definitions are compiled even if nothing refers to them, so that their faults show.</summary>
    private void Definitions(JsonElement document, SchemaPlace place)
    {
        if (document.ValueKind != JsonValueKind.Object || !document.TryGetProperty("$defs", out var definitions)) return;
        if (definitions.ValueKind == JsonValueKind.Object) Map(definitions, place.At("$defs"));
        else Fault(place.At("$defs"), "is not an object of schemas", "give an object");
    }

    private SchemaNode Node(JsonElement schema, SchemaPlace place)
    {
        if (schema.ValueKind == JsonValueKind.True) return Anything;
        if (schema.ValueKind == JsonValueKind.False) return Nothing;
        if (_nodes.TryGetValue(place, out var known)) return known;
        var node = _nodes[place] = new();
        if (schema.ValueKind != JsonValueKind.Object)
        {
            Fault(place, "is not a schema", "give an object, true or false");
            return node;
        }

        if (place.Pointer.Length > 0) Definitions(schema, place);
        node.Title = schema.TryGetProperty("title", out var title) && title.ValueKind == JsonValueKind.String ? title.GetString() : null;
        node.IsDeprecated = schema.TryGetProperty("deprecated", out var deprecated) && deprecated.ValueKind == JsonValueKind.True;
        node.Keywords = [.. Keywords(new(schema, place, this))];
        return node;
    }

    private IEnumerable<Keyword> Keywords(SchemaReader schema)
    {
        foreach (var member in schema.Element.EnumerateObject())
        {
            if (!Known.Contains(member.Name)) Unknown(schema.Place, member.Name);
        }

        if (schema.Text("$schema") is { } dialect && dialect != Dialect) Fault(schema.Place.At("$schema"), $"\"{dialect}\" is not supported", $"use {Dialect}");
        if (schema.Text("$id") is not null && schema.Place.Pointer.Length > 0) Fault(schema.Place.At("$id"), "is only supported at the root of a document", "refer to $defs instead");
        return ValueKeywords(schema).Concat(ObjectKeywords(schema)).Concat(ArrayKeywords(schema)).Concat(Combinations(schema)).OfType<Keyword>();
    }

    private void Unknown(SchemaPlace place, string name)
    {
        var hint = name == "format" ? "formats are not checked; use pattern"
            : NearestName.Of(name, Known) is { } nearest ? $"did you mean \"{nearest}\"?" : $"remove it; supported keywords: {string.Join(", ", Known)}";
        Fault(place.At(name), $"the keyword \"{name}\" is not supported", hint);
    }

    private static IEnumerable<Keyword?> ValueKeywords(SchemaReader schema)
    {
        yield return schema.Types();
        yield return schema.Element.TryGetProperty("const", out var constant) ? new EnumKeyword([constant]) : null;
        yield return schema.Elements("enum") is { } values ? new EnumKeyword(values) : null;
        yield return schema.Number("minimum") is { } minimum ? new BoundKeyword(BoundKind.Minimum, minimum) : null;
        yield return schema.Number("exclusiveMinimum") is { } above ? new BoundKeyword(BoundKind.ExclusiveMinimum, above) : null;
        yield return schema.Number("maximum") is { } maximum ? new BoundKeyword(BoundKind.Maximum, maximum) : null;
        yield return schema.Number("exclusiveMaximum") is { } below ? new BoundKeyword(BoundKind.ExclusiveMaximum, below) : null;
        yield return schema.PositiveNumber("multipleOf") is { } unit ? new MultipleOfKeyword(unit) : null;
        yield return schema.Counts("minLength", "maxLength") is { } length ? new LengthKeyword(length.Minimum, length.Maximum) : null;
        yield return schema.Pattern("pattern") is { } pattern ? new PatternKeyword(pattern.Text, pattern.Expression) : null;
    }

    private IEnumerable<Keyword?> ObjectKeywords(SchemaReader schema)
    {
        var properties = schema.Object("properties") is { } declared ? Map(declared, schema.Place.At("properties")) : [];
        var patterns = schema.Object("patternProperties") is { } expressions ? Patterns(expressions, schema) : [];
        var others = Child(schema, "additionalProperties");
        properties.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        yield return schema.Names("required") is { } required ? new RequiredKeyword(null, required) : null;
        yield return properties.Count + patterns.Count > 0 || others is not null ? new PropertiesKeyword(properties, patterns, others) : null;
        yield return Child(schema, "propertyNames") is { } names ? new PropertyNamesKeyword(names) : null;
        yield return schema.Counts("minProperties", "maxProperties") is { } count ? new PropertyCountKeyword(count.Minimum, count.Maximum) : null;
        foreach (var (trigger, needed) in schema.DependentNames()) yield return new RequiredKeyword(trigger, needed);
        if (schema.Object("dependentSchemas") is not { } dependents) yield break;
        foreach (var entry in Map(dependents, schema.Place.At("dependentSchemas"))) yield return new DependentSchemaKeyword(entry.Name, entry.Schema);
    }

    private IEnumerable<Keyword?> ArrayKeywords(SchemaReader schema)
    {
        var first = List(schema, "prefixItems");
        var others = Child(schema, "items");
        yield return first is not null || others is not null ? new ItemsKeyword(first ?? [], others) : null;
        yield return schema.Counts("minItems", "maxItems") is { } count ? new ItemCountKeyword(count.Minimum, count.Maximum) : null;
        yield return schema.Flag("uniqueItems") ? new UniqueItemsKeyword() : null;
        var wanted = schema.Counts("minContains", "maxContains");
        var minimum = schema.Element.TryGetProperty("minContains", out _) ? wanted?.Minimum ?? 0 : 1;
        yield return Child(schema, "contains") is { } item ? new ContainsKeyword(item, minimum, wanted?.Maximum ?? int.MaxValue) : null;
    }

    private IEnumerable<Keyword?> Combinations(SchemaReader schema)
    {
        yield return schema.Text("$ref") is { } reference ? new AllOfKeyword([Target(reference, schema.Place)]) : null;
        yield return List(schema, "allOf") is { } all ? new AllOfKeyword(all) : null;
        yield return List(schema, "anyOf") is { } any ? new AnyOfKeyword(any) : null;
        yield return List(schema, "oneOf") is { } one ? new OneOfKeyword(one) : null;
        yield return Child(schema, "not") is { } not ? new NotKeyword(not) : null;
        var (then, otherwise) = (Child(schema, "then"), Child(schema, "else"));
        yield return Child(schema, "if") is { } condition ? new ConditionKeyword(condition, then, otherwise) : null;
    }

    private SchemaNode? Child(SchemaReader schema, string keyword) =>
        schema.Element.TryGetProperty(keyword, out var child) ? Node(child, schema.Place.At(keyword)) : null;

    private List<PropertySchema> Map(JsonElement schemas, SchemaPlace place) =>
        [.. schemas.EnumerateObject().Select(m => new PropertySchema(m.Name, Node(m.Value, place.At(m.Name))))];

    private List<PatternSchema> Patterns(JsonElement schemas, SchemaReader schema) =>
        [.. Map(schemas, schema.Place.At("patternProperties"))
            .Select(p => schema.Compile(p.Name, schema.Place.At("patternProperties").At(p.Name)) is { } expression ? new PatternSchema(expression, p.Schema) : null)
            .OfType<PatternSchema>()];

    private List<SchemaNode>? List(SchemaReader schema, string keyword)
    {
        if (schema.Elements(keyword) is not { } schemas) return null;
        if (schemas.Count == 0) Fault(schema.Place.At(keyword), "is empty", "give at least one schema");
        return [.. schemas.Select((s, i) => Node(s, schema.Place.At(keyword).At($"{i}")))];
    }

    private SchemaNode Target(string reference, SchemaPlace from)
    {
        if (from.Resolve(WithoutOwnAddress(reference, from.File)) is { } place && _documents.TryGetValue(place.File, out var document) && place.Find(document) is { } target)
            return Node(target, place);
        Fault(from.At("$ref"), $"\"{reference}\" leads nowhere", $"use #/$defs/NAME, or FILE#/$defs/NAME with FILE one of: {string.Join(", ", _documents.Keys.Order(StringComparer.Ordinal))}");
        return Anything;
    }

    /// <summary>A document may call itself by its <c>$id</c>.</summary>
    private string WithoutOwnAddress(string reference, string file) =>
        _documents[file] is { ValueKind: JsonValueKind.Object } document && document.TryGetProperty("$id", out var id) && id.ValueKind == JsonValueKind.String
            && reference.Split('#') is [var address, .. var fragment] && address.Length > 0 && address == id.GetString()
                ? "#" + string.Concat(fragment)
                : reference;

    /// <summary>A schema that applies itself to the same value again would never end.</summary>
    private void RefuseCircles()
    {
        var state = new Dictionary<SchemaNode, bool>();
        foreach (var (place, node) in _nodes)
        {
            if (Circles(node, state)) Fault(place, "refers to itself without going deeper into the data", "break the circle of $ref, allOf, anyOf, oneOf, not, if");
        }
    }

    private static bool Circles(SchemaNode node, Dictionary<SchemaNode, bool> finished)
    {
        if (finished.TryGetValue(node, out var done)) return !done;
        finished[node] = false;
        var circles = node.Keywords.SelectMany(k => k.InPlace).Any(next => Circles(next, finished));
        finished[node] = true;
        return circles;
    }

    internal void Fault(SchemaPlace place, string message, string hint) => _faults.Add(new(place.ToString(), message, hint));
}
