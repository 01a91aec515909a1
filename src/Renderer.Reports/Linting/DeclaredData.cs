using System.Collections.Immutable;
using Renderer.Reports.Checking.Schema;
using Renderer.Templating.Analysis;

namespace Renderer.Reports.Linting;

/// <summary>What the schema says of a place in the data.</summary>
/// <param name="Shapes">The forms that the value may have.</param>
/// <param name="MayBeMissing">Whether it may be left out.</param>
internal sealed record DeclaredValue(ImmutableArray<DataShape> Shapes, bool MayBeMissing)
{
    /// <summary>The schema does not say, or says it in a way that is not followed.</summary>
    public static DeclaredValue Unknown { get; } = new([], false) { IsKnown = false };

    public bool IsKnown { get; init; } = true;

    /// <summary>No value of this name can be there.</summary>
    public bool IsRefused => IsKnown && Shapes.IsEmpty;

    /// <summary>The schema allows the name without spelling it out.</summary>
    public bool IsUndeclared { get; init; }

    public bool MayBeNull => Shapes.Any(s => s.Is("null"));
}

/// <summary>Looks up places of the data in the schema, under the conditions that hold where a template reads them.</summary>
internal sealed class DeclaredData(SchemaNode schema)
{
    private readonly Dictionary<DataPath, DeclaredValue> _plain = [];
    private readonly Dictionary<SchemaNode, ImmutableArray<DataShape>?> _shapes = [];

    /// <summary>What is there at a place.</summary>
    /// <param name="path">The place.</param>
    /// <param name="given">What is known where it is read.</param>
    public DeclaredValue At(DataPath path, ImmutableHashSet<DataCondition> given)
    {
        if (given.IsEmpty && _plain.TryGetValue(path, out var known)) return known;
        var found = Filter(path, Find(path, given), given);
        if (given.IsEmpty) _plain[path] = found;
        return found;
    }

    private DeclaredValue Find(DataPath path, ImmutableHashSet<DataCondition> given)
    {
        if (path.Parent is null) return Value([schema], mayBeMissing: false);
        var owner = At(path.Parent, given);
        if (!owner.IsKnown) return owner;
        return path.Step switch
        {
            DataStep.Member => Member(path, owner, given),
            DataStep.Item when owner.Shapes.All(s => !s.Is("object") && !s.Is("string")) && owner.Shapes.Where(s => s.Is("array")).SelectMany(s => s.Items).ToList() is { Count: > 0 } items =>
                Value([.. items], mayBeMissing: false, isChoice: true),
            _ => DeclaredValue.Unknown,
        };
    }

    private DeclaredValue Member(DataPath path, DeclaredValue owner, ImmutableHashSet<DataCondition> given)
    {
        bool Has(string name) => given.Any(c => c.Kind is DataConditionKind.Exists or DataConditionKind.Has or DataConditionKind.NotNull && c.Path.Name == name && path.Parent!.Equals(c.Path.Parent));
        var shapes = ImmutableArray.CreateBuilder<DataShape>();
        var (mayBeMissing, isUndeclared) = (false, false);
        foreach (var shape in owner.Shapes.Where(s => s.Kinds.Any(k => k != "null")))
        {
            if (path.Name is "size" or "empty?" && (shape.Is("array") || shape.Is("string"))) return DeclaredValue.Unknown;
            if (shape.Member(path.Name) is not { } schemas)
            {
                mayBeMissing = true;
                continue;
            }

            if (ShapesOf(schemas) is not { } some) return DeclaredValue.Unknown;
            shapes.AddRange(some);
            isUndeclared |= schemas.Count == 0;
            mayBeMissing |= !shape.Requires(path.Name, Has);
        }

        return new(shapes.ToImmutable(), mayBeMissing) { IsUndeclared = isUndeclared };
    }

    private ImmutableArray<DataShape>? ShapesOf(IReadOnlyList<SchemaNode> schemas)
    {
        if (schemas is not [var only]) return SchemaShapes.Of(schemas);
        if (!_shapes.TryGetValue(only, out var shapes)) _shapes[only] = shapes = SchemaShapes.Of(schemas);
        return shapes;
    }

    private DeclaredValue Value(ImmutableArray<SchemaNode> schemas, bool mayBeMissing, bool isChoice = false)
    {
        if (!isChoice) return ShapesOf(schemas) is { } shapes ? new(shapes, mayBeMissing) : DeclaredValue.Unknown;
        var each = schemas.Select(s => ShapesOf([s])).ToList();
        return each.Exists(s => s is null) ? DeclaredValue.Unknown : new([.. each.SelectMany(s => s!.Value)], mayBeMissing);
    }

    /// <summary>Leaves out the forms that the conditions rule out. None left means code that no data reaches.</summary>
    private static DeclaredValue Filter(DataPath path, DeclaredValue value, ImmutableHashSet<DataCondition> given)
    {
        if (!value.IsKnown || value.IsRefused || given.IsEmpty) return value;
        var (shapes, mayBeMissing) = (value.Shapes, value.MayBeMissing);
        foreach (var condition in given)
        {
            if (condition.Path.Equals(path))
            {
                mayBeMissing &= condition.Kind is not (DataConditionKind.Exists or DataConditionKind.Has or DataConditionKind.NotNull);
                shapes = [.. shapes.Select(s => Kept(s, condition)).OfType<DataShape>()];
            }
            else if (condition.Path.Step == DataStep.Member && path.Equals(condition.Path.Parent))
            {
                var kept = shapes.RemoveAll(s => !KeepsMember(s, condition));
                // A member that the schema does not know was read before; that was told there.
                if (!kept.IsEmpty || condition.Kind is not (DataConditionKind.Exists or DataConditionKind.NotNull)) shapes = kept;
            }
        }

        return shapes.IsEmpty ? DeclaredValue.Unknown : value with { Shapes = shapes, MayBeMissing = mayBeMissing };
    }

    private static DataShape? Kept(DataShape shape, DataCondition condition) => condition.Kind switch
    {
        DataConditionKind.NotNull => shape.Of(k => k != "null"),
        DataConditionKind.Equals => shape.Allows(condition.Value!) ? shape : null,
        DataConditionKind.IsType => shape.Of(k => k == condition.Value),
        DataConditionKind.IsNotType => shape.Of(k => k != condition.Value),
        _ => shape,
    };

    private static bool KeepsMember(DataShape shape, DataCondition condition)
    {
        var name = condition.Path.Name;
        var member = shape.Member(name);
        return condition.Kind switch
        {
            // Members such as `size` stand in no schema.
            DataConditionKind.Exists or DataConditionKind.Has or DataConditionKind.NotNull => member is not null || !shape.Is("object"),
            DataConditionKind.Lacks => !shape.Requires(name, static _ => false),
            DataConditionKind.Equals => member is not null && (SchemaShapes.Of(member)?.Any(s => s.Allows(condition.Value!)) ?? true),
            DataConditionKind.Differs => member is null || !shape.Requires(name, static _ => false) || !IsOnly(member, condition.Value!),
            _ => true,
        };
    }

    private static bool IsOnly(IReadOnlyList<SchemaNode> member, string text) =>
        SchemaShapes.Of(member) is { } shapes && shapes.All(s => s.Values is [var only] && s.Allows(text) && only.ValueKind == System.Text.Json.JsonValueKind.String);
}
