using Renderer.Layout.Boxes;
using Renderer.Layout.Inline;

namespace Renderer.Layout.Flow;

/// <summary>A place between two units of a column, as the way to it from the root: the same in a column of another width.</summary>
internal sealed class ColumnPlace
{
    // Steps of a table: its captions count on from here, its rows from zero.
    private const int FirstCaption = int.MinValue;

    private readonly List<int> _path = [];
    private LineBox[] _lines = [];
    private int _line;

    /// <summary>The place before a unit.</summary>
    public ColumnPlace(FlowColumn column, int unit)
    {
        for (Box? box = column.Tree.Root; box is not null;) box = Step(box, column.Units, unit);
    }

    private Box? Step(Box box, List<FlowUnit> units, int unit)
    {
        if (box is TableBox table)
        {
            var caption = table.Captions.FindIndex(candidate => Holds(candidate, unit));
            _path.Add(caption >= 0 ? FirstCaption + caption : units[unit].Row);
            return caption >= 0 ? table.Captions[caption] : null;
        }
        if (box is not BlockBox { IsMonolithic: false } block) return null;
        if (block.Inline is { } inline)
        {
            _line = unit - block.Units.Start;
            _lines = inline.Lines[.._line];
            return null;
        }
        var child = block.Children.FindIndex(candidate => Holds(candidate, unit));
        if (child < 0) return null;
        _path.Add(child);
        return block.Children[child];
    }

    private static bool Holds(Box box, int unit) => box.Units.Start <= unit && unit < box.Units.End;

    /// <summary>Keeps the lines above the place as they are, in a tree that is not laid out yet.</summary>
    public void KeepLines(BlockBox root)
    {
        if (_lines.Length > 0 && Find(root) is BlockBox { Inline: { } inline }) inline.LinesBefore = _lines;
    }

    /// <summary>The unit behind the place in another column.</summary>
    public int UnitIn(FlowColumn column)
    {
        if (Find(column.Tree.Root) is not TableBox table) return Find(column.Tree.Root).Units.Start + _line;
        var unit = table.Units.Start;
        while (unit < table.Units.End - 1 && (column.Units[unit].Table != table || column.Units[unit].Row < _path[^1])) unit++;
        return unit;
    }

    private Box Find(BlockBox root)
    {
        Box box = root;
        foreach (var step in _path)
        {
            if (box is TableBox table && step >= 0) return table;
            box = box is TableBox captioned ? captioned.Captions[step - FirstCaption] : ((BlockBox)box).Children[step];
        }
        return box;
    }
}
