using Renderer.Reports.Checking.Schema;
using Renderer.Templating.Analysis;

namespace Renderer.Reports.Linting;

/// <summary>What the schema asks for and nothing reads: somebody fills it in for nothing.</summary>
internal sealed class UnreadData(SchemaNode schema, IReadOnlySet<string> exempt)
{
    // A schema that refers to itself has no end.
    private const int Deepest = 12;

    private readonly ReadTree _reads = new();
    private readonly SortedSet<string> _found = new(StringComparer.Ordinal);

    public UnreadData Reading(IEnumerable<DataRead> reads)
    {
        foreach (var read in reads) _reads.Add(read);
        return this;
    }

    /// <summary>The paths nobody reads, as templates write them; of a member that is not read nothing below is told.</summary>
    public IReadOnlyCollection<string> Find()
    {
        Walk([schema], [_reads], "", 0);
        return _found;
    }

    private void Walk(IReadOnlyList<SchemaNode> schemas, IReadOnlyList<ReadTree> reads, string path, int depth)
    {
        if (depth > Deepest || reads.Any(r => r.IsWhole) || SchemaShapes.Of(schemas) is not { } shapes) return;
        foreach (var (name, members) in shapes.SelectMany(s => s.Declared).DistinctBy(p => (p.Name, p.Schema)).GroupBy(p => p.Name, StringComparer.Ordinal).Select(g => (g.Key, g.Select(p => p.Schema).ToList())))
        {
            var place = path.Length == 0 ? name : $"{path}.{name}";
            if (exempt.Contains(place) || members.TrueForAll(m => m.IsDeprecated)) continue;
            if (ReadTree.Member(reads, name) is { Count: > 0 } below) members.ForEach(m => Walk([m], below, place, depth + 1));
            else _found.Add(place);
        }

        // A list whose items nobody looks at may be asked for its size alone.
        if (ReadTree.Items(reads) is not { Count: > 0 } items) return;
        foreach (var item in shapes.Where(s => s.Is("array")).SelectMany(s => s.Items).Distinct()) Walk([item], items, path + "[]", depth + 1);
    }
}
