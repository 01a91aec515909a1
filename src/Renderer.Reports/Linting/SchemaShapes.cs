using System.Collections.Immutable;
using Renderer.Reports.Checking.Schema;

namespace Renderer.Reports.Linting;

/// <summary>Takes schemas apart into the forms that their values may have.</summary>
internal static class SchemaShapes
{
    // Schemas of forms have a handful; one that has more is not followed.
    private const int Most = 128;

    /// <summary>The forms of values that pass all the schemas; null when there are too many.</summary>
    public static ImmutableArray<DataShape>? Of(IEnumerable<SchemaNode> schemas) => WithAll([DataShape.Anything], schemas);

    private static ImmutableArray<DataShape>? WithAll(ImmutableArray<DataShape>? shapes, IEnumerable<SchemaNode> schemas)
    {
        foreach (var keyword in schemas.SelectMany(s => s.Keywords)) shapes = shapes is { } before ? With(before, keyword) : null;
        return shapes;
    }

    private static ImmutableArray<DataShape>? With(ImmutableArray<DataShape> shapes, Keyword keyword) => keyword switch
    {
        NothingKeyword => [],
        AllOfKeyword all => all.InPlace.Aggregate((ImmutableArray<DataShape>?)shapes, (left, schema) => left is { } some ? Each(some, [[schema]]) : null),
        AnyOfKeyword or OneOfKeyword => Each(shapes, [.. keyword.InPlace.Select(s => new[] { s })]),
        ConditionKeyword condition => Each(shapes, condition.Cases),
        NotKeyword or DependentSchemaKeyword => shapes,
        _ => [.. shapes.Select(s => s.With(keyword)).OfType<DataShape>()],
    };

    /// <summary>Every form with every choice.</summary>
    private static ImmutableArray<DataShape>? Each(ImmutableArray<DataShape> shapes, IReadOnlyList<IReadOnlyList<SchemaNode>> choices)
    {
        var all = ImmutableArray.CreateBuilder<DataShape>();
        foreach (var choice in choices)
        {
            if (WithAll(shapes, choice) is not { } some || all.Count + some.Length > Most) return null;
            all.AddRange(some);
        }

        return all.ToImmutable();
    }
}
