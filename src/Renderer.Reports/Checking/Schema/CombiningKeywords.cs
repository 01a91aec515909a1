using System.Text.Json;

namespace Renderer.Reports.Checking.Schema;

/// <summary><c>$ref</c> and <c>allOf</c>: every one must accept.</summary>
internal sealed class AllOfKeyword(IReadOnlyList<SchemaNode> schemas) : Keyword
{
    public override IEnumerable<SchemaNode> InPlace => schemas;

    public override bool Accepts(JsonElement instance, SchemaRun run)
    {
        var valid = true;
        foreach (var schema in schemas)
        {
            valid &= schema.Accepts(instance, run);
            if (!valid && !run.Collects) return false;
        }

        return valid;
    }
}

/// <summary><c>anyOf</c>: one or more must accept.</summary>
internal sealed class AnyOfKeyword(IReadOnlyList<SchemaNode> schemas) : Keyword
{
    public override IEnumerable<SchemaNode> InPlace => schemas;

    public override bool Accepts(JsonElement instance, SchemaRun run)
    {
        foreach (var schema in schemas)
        {
            if (run.Probe(schema, instance)) return true;
        }

        return run.Collects && NearMiss.Report(schemas, instance, run);
    }
}

/// <summary><c>oneOf</c>: exactly one must accept.</summary>
internal sealed class OneOfKeyword(IReadOnlyList<SchemaNode> schemas) : Keyword
{
    public override IEnumerable<SchemaNode> InPlace => schemas;

    public override bool Accepts(JsonElement instance, SchemaRun run)
    {
        var accepting = schemas.Count(schema => run.Probe(schema, instance));
        if (accepting == 1) return true;
        if (!run.Collects) return false;
        return accepting == 0
            ? NearMiss.Report(schemas, instance, run)
            : run.Fails($"fits {accepting} of {schemas.Count} alternatives, must fit exactly one", "see the schema's oneOf");
    }
}

/// <summary>Explains why no alternative accepts: what the nearest one found says more than "none of them".</summary>
internal static class NearMiss
{
    public static bool Report(IReadOnlyList<SchemaNode> schemas, JsonElement instance, SchemaRun run)
    {
        var nearest = schemas
            .Where(schema => HasItsType(schema, instance))
            .Select(schema => run.Explore(schema, instance))
            .MinBy(found => found.Count);
        if (nearest is null or { Count: 0 })
            return run.Fails($"{JsonText.Show(instance)} fits none of the {schemas.Count} alternatives", "see the property's description in the schema");
        run.Add(nearest);
        return false;
    }

    private static bool HasItsType(SchemaNode schema, JsonElement instance) => schema.Keywords.All(keyword => keyword switch
    {
        TypeKeyword type => type.Accepts(instance, new()),
        AllOfKeyword all => all.InPlace.All(part => HasItsType(part, instance)),
        _ => true,
    });
}

/// <summary><c>not</c>.</summary>
internal sealed class NotKeyword(SchemaNode schema) : Keyword
{
    public override IEnumerable<SchemaNode> InPlace => [schema];

    public override bool Accepts(JsonElement instance, SchemaRun run) =>
        !run.Probe(schema, instance) || run.Fails($"{JsonText.Show(instance)} is what the schema rules out", "see the schema's not");
}

/// <summary><c>if</c>, <c>then</c> and <c>else</c>.</summary>
internal sealed class ConditionKeyword(SchemaNode condition, SchemaNode? then, SchemaNode? otherwise) : Keyword
{
    /// <summary>What applies to a value of either kind.</summary>
    public IReadOnlyList<IReadOnlyList<SchemaNode>> Cases => [[condition, .. then is null ? [] : new[] { then }], otherwise is null ? [] : [otherwise]];

    public override IEnumerable<SchemaNode> InPlace => new[] { condition, then, otherwise }.OfType<SchemaNode>();

    public override bool Accepts(JsonElement instance, SchemaRun run) =>
        (run.Probe(condition, instance) ? then : otherwise)?.Accepts(instance, run) ?? true;
}

/// <summary>The schema <c>false</c>.</summary>
internal sealed class NothingKeyword : Keyword
{
    public override bool Accepts(JsonElement instance, SchemaRun run) => run.Fails("must not be here", "remove it");
}
