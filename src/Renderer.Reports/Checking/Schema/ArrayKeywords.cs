using System.Text.Json;

namespace Renderer.Reports.Checking.Schema;

/// <summary><c>prefixItems</c> and <c>items</c>.</summary>
internal sealed class ItemsKeyword(IReadOnlyList<SchemaNode> first, SchemaNode? others) : Keyword
{
    /// <summary>The schemas of items, one after the other; null when there is none for those beyond the first.</summary>
    public IReadOnlyList<SchemaNode>? All => others is null ? null : [.. first, others];

    public override bool Accepts(JsonElement instance, SchemaRun run)
    {
        if (instance.ValueKind != JsonValueKind.Array) return true;
        var valid = true;
        var index = 0;
        foreach (var item in instance.EnumerateArray())
        {
            var schema = index < first.Count ? first[index] : others;
            if (schema is null) break;
            run.Path.Enter(index++);
            valid &= schema.Accepts(item, run);
            run.Path.Leave();
            if (!valid && !run.Collects) return false;
        }

        return valid;
    }
}

/// <summary><c>minItems</c> and <c>maxItems</c>.</summary>
internal sealed class ItemCountKeyword(int minimum, int maximum) : Keyword
{
    public override bool Accepts(JsonElement instance, SchemaRun run)
    {
        if (instance.ValueKind != JsonValueKind.Array) return true;
        var count = instance.GetArrayLength();
        if (count < minimum) return run.Fails($"has {count} items, at least {minimum} are needed", "add the missing items");
        return count <= maximum || run.Fails($"has {count} items, at most {maximum} are allowed", "remove items");
    }
}

/// <summary><c>uniqueItems</c>.</summary>
internal sealed class UniqueItemsKeyword : Keyword
{
    public override bool Accepts(JsonElement instance, SchemaRun run)
    {
        if (instance.ValueKind != JsonValueKind.Array) return true;
        var seen = new Dictionary<JsonElement, int>(JsonEquality.Instance);
        var index = 0;
        foreach (var item in instance.EnumerateArray())
        {
            if (!seen.TryAdd(item, index)) return run.Fails($"items {seen[item]} and {index} are equal", "keep one of them");
            index++;
        }

        return true;
    }
}

/// <summary><c>contains</c> with <c>minContains</c> and <c>maxContains</c>.</summary>
internal sealed class ContainsKeyword(SchemaNode schema, int minimum, int maximum) : Keyword
{
    public override bool Accepts(JsonElement instance, SchemaRun run)
    {
        if (instance.ValueKind != JsonValueKind.Array) return true;
        var count = instance.EnumerateArray().Count(item => run.Probe(schema, item));
        if (count < minimum) return run.Fails($"has {count} items of the kind asked for, at least {minimum} are needed", "see the schema's contains");
        return count <= maximum || run.Fails($"has {count} items of the kind asked for, at most {maximum} are allowed", "see the schema's contains");
    }
}
