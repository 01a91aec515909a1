using Renderer.Templating.Analysis;

namespace Renderer.Reports.Linting;

/// <summary>The places of the data that something reads.</summary>
internal sealed class ReadTree
{
    private const string Item = "[]";
    private const string Any = "*";

    private readonly Dictionary<string, ReadTree> _steps = new(StringComparer.Ordinal);

    /// <summary>Everything below is read: it is written, or handed on as a whole.</summary>
    public bool IsWhole { get; private set; }

    public void Add(DataRead read)
    {
        var place = Place(read.Path);
        place.IsWhole |= read.Use is DataUse.Written or DataUse.Whole or DataUse.Argument or DataUse.Ordered;
    }

    /// <summary>The tree below members of a name, in each of some trees; null where they are not read.</summary>
    public static IReadOnlyList<ReadTree> Member(IReadOnlyList<ReadTree> trees, string name) => Below(trees, name);

    /// <summary>The trees below the items of lists.</summary>
    public static IReadOnlyList<ReadTree> Items(IReadOnlyList<ReadTree> trees) => Below(trees, Item);

    private static List<ReadTree> Below(IReadOnlyList<ReadTree> trees, string step) =>
        [.. trees.SelectMany(t => new[] { t._steps.GetValueOrDefault(step), t._steps.GetValueOrDefault(Any) }).OfType<ReadTree>()];

    private ReadTree Place(DataPath path)
    {
        if (path.Parent is null) return this;
        var step = path.Step switch { DataStep.Member => path.Name, DataStep.Item => Item, _ => Any };
        var owner = Place(path.Parent)._steps;
        return owner.TryGetValue(step, out var known) ? known : owner[step] = new();
    }
}
