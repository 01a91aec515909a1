using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Renderer.Reports.Checking.Schema;

/// <summary>A declared property.</summary>
internal sealed record PropertySchema(string Name, SchemaNode Schema)
{
    public byte[] Utf8Name { get; } = Encoding.UTF8.GetBytes(Name);
}

/// <summary>A property pattern.</summary>
internal sealed record PatternSchema(Regex Pattern, SchemaNode Schema);

/// <summary><c>properties</c>, <c>patternProperties</c> and <c>additionalProperties</c>.</summary>
internal sealed class PropertiesKeyword(IReadOnlyList<PropertySchema> declared, IReadOnlyList<PatternSchema> patterns, SchemaNode? others) : Keyword
{
    /// <summary>The declared properties, by name.</summary>
    public IReadOnlyList<PropertySchema> Declared => declared;

    /// <summary>The schemas that a property of this name has to pass; null when no such property may be.</summary>
    public IReadOnlyList<SchemaNode>? Of(string name)
    {
        var schemas = declared.Where(p => p.Name == name).Select(p => p.Schema).Concat(patterns.Where(p => Matches(p.Pattern, name)).Select(p => p.Schema)).ToList();
        if (schemas.Count > 0 || others is null) return schemas;
        return ReferenceEquals(others, SchemaCompiler.Nothing) ? null : [others];
    }

    public override bool Accepts(JsonElement instance, SchemaRun run)
    {
        if (instance.ValueKind != JsonValueKind.Object) return true;
        var valid = true;
        var next = 0;
        foreach (var member in instance.EnumerateObject())
        {
            var at = IndexOf(member, next);
            if (at >= 0) next = at + 1;
            else if (patterns.Count == 0 && others is null) continue;
            valid &= Accepts(member, at, run);
            if (!valid && !run.Collects) return false;
        }

        return valid;
    }

    /// <summary>Starts looking where the last one was found: canonical data and sorted declarations walk in step.</summary>
    private int IndexOf(JsonProperty member, int start)
    {
        for (var i = 0; i < declared.Count; i++)
        {
            var at = start + i < declared.Count ? start + i : start + i - declared.Count;
            if (member.NameEquals(declared[at].Utf8Name)) return at;
        }

        return -1;
    }

    private bool Accepts(JsonProperty member, int at, SchemaRun run)
    {
        var name = at >= 0 ? declared[at].Name : member.Name;
        var valid = true;
        var known = at >= 0;
        run.Path.Enter(name);
        if (known) valid = declared[at].Schema.Accepts(member.Value, run);
        foreach (var (pattern, schema) in patterns)
        {
            if (!Matches(pattern, name)) continue;
            known = true;
            valid &= schema.Accepts(member.Value, run);
        }

        if (!known && others is not null) valid = ReferenceEquals(others, SchemaCompiler.Nothing) ? Unknown(name, run) : others.Accepts(member.Value, run);
        run.Path.Leave();
        return valid;
    }

    private static bool Matches(Regex pattern, string name)
    {
        try
        {
            return pattern.IsMatch(name);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    private bool Unknown(string name, SchemaRun run)
    {
        if (!run.Collects) return false;
        var names = declared.Select(p => p.Name).ToList();
        var hint = NearestName.Of(name, names) is { } nearest ? $"did you mean \"{nearest}\"?"
            : names.Count == 0 ? "remove it" : $"remove it, or use one of: {string.Join(", ", names)}";
        return run.Fails("is not a known property", hint);
    }
}

/// <summary><c>required</c> and <c>dependentRequired</c>: with a trigger the names are needed only beside it.</summary>
internal sealed class RequiredKeyword(string? trigger, IReadOnlyList<string> names) : Keyword
{
    private readonly byte[][] _names = [.. names.Select(Encoding.UTF8.GetBytes)];

    /// <summary>The property beside which the names are needed; null when they always are.</summary>
    public string? Trigger => trigger;

    /// <summary>The names needed.</summary>
    public IReadOnlyList<string> Names => names;

    public override bool Accepts(JsonElement instance, SchemaRun run)
    {
        if (instance.ValueKind != JsonValueKind.Object || (trigger is not null && !instance.TryGetProperty(trigger, out _))) return true;
        var valid = true;
        for (var i = 0; i < _names.Length; i++)
        {
            if (instance.TryGetProperty(_names[i], out _)) continue;
            valid = run.Fails(trigger is null ? "is missing" : $"is missing; \"{trigger}\" needs it", "add it; null means a blank, where the schema allows one", names[i]);
            if (!run.Collects) break;
        }

        return valid;
    }
}

/// <summary><c>minProperties</c> and <c>maxProperties</c>.</summary>
internal sealed class PropertyCountKeyword(int minimum, int maximum) : Keyword
{
    public override bool Accepts(JsonElement instance, SchemaRun run)
    {
        if (instance.ValueKind != JsonValueKind.Object) return true;
        var count = instance.GetPropertyCount();
        if (count < minimum) return run.Fails($"has {count} properties, at least {minimum} are needed", "add the missing ones");
        return count <= maximum || run.Fails($"has {count} properties, at most {maximum} are allowed", "remove some");
    }
}

/// <summary><c>propertyNames</c>.</summary>
internal sealed class PropertyNamesKeyword(SchemaNode schema) : Keyword
{
    /// <summary>What names have to pass.</summary>
    public SchemaNode Names => schema;

    public override bool Accepts(JsonElement instance, SchemaRun run)
    {
        if (instance.ValueKind != JsonValueKind.Object) return true;
        var valid = true;
        foreach (var member in instance.EnumerateObject())
        {
            using var name = JsonDocument.Parse(JsonSerializer.SerializeToUtf8Bytes(member.Name));
            run.Path.Enter(member.Name);
            valid &= schema.Accepts(name.RootElement, run);
            run.Path.Leave();
        }

        return valid;
    }
}

/// <summary><c>dependentSchemas</c>: one of its entries.</summary>
internal sealed class DependentSchemaKeyword(string trigger, SchemaNode schema) : Keyword
{
    public override IEnumerable<SchemaNode> InPlace => [schema];

    public override bool Accepts(JsonElement instance, SchemaRun run) =>
        instance.ValueKind != JsonValueKind.Object || !instance.TryGetProperty(trigger, out _) || schema.Accepts(instance, run);
}
