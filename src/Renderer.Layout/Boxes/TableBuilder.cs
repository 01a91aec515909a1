using Renderer.Layout.Css.Cascade;
using Renderer.Layout.Css.Values;
using Renderer.Layout.Html;
using Renderer.Layout.Inline;
using Renderer.Layout.Pages;
using Renderer.Layout.Structure;

namespace Renderer.Layout.Boxes;

/// <summary>Builds tables: sorts the parts, places the cells in the grid (HTML, 4.9.12; CSS 2.1, 17.2), wraps what has no row or table of its own.</summary>
internal sealed class TableBuilder(BoxBuilder boxes, StructureBuilder structure)
{
    // How many cells are open.
    private int _depth;

    public static bool IsTablePart(Display display) => display is >= Display.TableRowGroup and <= Display.TableCaption;

    /// <summary>A table for an element with <c>display: table</c>.</summary>
    public TableBox Build(Element element, int own)
    {
        var table = new TableBox(element.Style) { IsInCell = _depth > 0, Structure = own, Origin = element.Origin, Anchor = element.Anchor };
        new Assembly(this, boxes, structure, table).Add(element.FirstChild, null, own);
        return table;
    }

    /// <summary>An anonymous table round consecutive siblings that are parts of one.</summary>
    public TableBox BuildAnonymous(Element first, int parentStructure, out Node last)
    {
        last = first;
        for (var node = first.Next; node is not null; node = node.Next)
        {
            if (node is Element part && IsTablePart(part.Style.Display)) last = node;
            else if (node is not TextNode text || !string.IsNullOrWhiteSpace(text.Text)) break;
        }
        var table = new TableBox(first.Parent!.Style.Anonymous(Display.Table)) { IsInCell = _depth > 0, Structure = parentStructure, Origin = first.Origin };
        new Assembly(this, boxes, structure, table).Add(first, last.Next, parentStructure);
        return table;
    }

    /// <summary>One table while it is put together.</summary>
    private sealed class Assembly(TableBuilder builder, BoxBuilder boxes, StructureBuilder structure, TableBox table)
    {
        private readonly List<Section> _heads = [];
        private readonly List<Section> _bodies = [];
        private readonly List<Section> _feet = [];
        private Section? _open;
        private int _columnGroups;

        private sealed record Section(ComputedStyle? Style, List<TableRow> Rows);

        public void Add(Node? first, Node? end, int own)
        {
            AddChildren(first, end, own);
            Arrange();
        }

        private void AddChildren(Node? first, Node? end, int own)
        {
            TableRow? anonymousRow = null;
            for (var node = first; node is not null && node != end; node = node.Next)
            {
                if (!IsContent(node)) continue;
                if (node is not Element element || !IsTablePart(element.Style.Display))
                {
                    if (anonymousRow is null) OpenSection().Rows.Add(anonymousRow = new(table.Style.Anonymous(Display.TableRow), null) { Structure = own });
                    anonymousRow.Cells.Add(AnonymousCell(ref node, end, own));
                    continue;
                }
                var display = element.Style.Display;
                if (display is not (Display.TableCell or Display.TableColumn or Display.TableColumnGroup or Display.TableCaption)) anonymousRow = null;
                switch (display)
                {
                    case Display.TableCaption:
                        table.Captions.Add(Caption(element, own));
                        break;
                    case Display.TableColumn:
                        AddSingleColumn(element);
                        break;
                    case Display.TableColumnGroup:
                        AddColumnGroup(element);
                        break;
                    case Display.TableRowGroup or Display.TableHeaderGroup or Display.TableFooterGroup:
                        AddGroup(element, own);
                        break;
                    case Display.TableRow:
                        OpenSection().Rows.Add(Row(element, _open!.Style, structure.Open(element, own)));
                        break;
                    default:
                        if (anonymousRow is null) OpenSection().Rows.Add(anonymousRow = new(table.Style.Anonymous(Display.TableRow), null) { Structure = own });
                        anonymousRow.Cells.Add(Cell(element, own));
                        break;
                }
            }
        }

        private Section OpenSection()
        {
            if (_open is null) _bodies.Add(_open = new(null, []));
            return _open;
        }

        private void AddGroup(Element element, int own)
        {
            _open = null;
            var section = new Section(element.Style, []);
            // A second head or foot is an ordinary body (CSS 2.1, 17.2).
            if (element.Style.Display == Display.TableHeaderGroup && _heads.Count == 0) _heads.Add(section);
            else if (element.Style.Display == Display.TableFooterGroup && _feet.Count == 0) _feet.Add(section);
            else _bodies.Add(section);
            boxes.CountElement(element);
            var group = structure.Open(element, own);
            TableRow? anonymousRow = null;
            for (var node = element.FirstChild; node is not null; node = node.Next)
            {
                if (!IsContent(node)) continue;
                if (node is Element { Style.Display: Display.TableRow } child)
                {
                    anonymousRow = null;
                    section.Rows.Add(Row(child, element.Style, structure.Open(child, group)));
                    continue;
                }
                if (anonymousRow is null) section.Rows.Add(anonymousRow = new(element.Style.Anonymous(Display.TableRow), element.Style) { Structure = group });
                anonymousRow.Cells.Add(AnyCell(ref node, group));
            }
            boxes.LeaveElement(element);
        }

        private BlockBox Caption(Element element, int own)
        {
            boxes.CountElement(element);
            var box = new BlockBox(element.Style) { IsFlowRoot = true, Structure = structure.Open(element, own), Origin = element.Origin, Anchor = element.Anchor };
            boxes.Fill(box, element, box.Structure);
            if (element.Style is { CaptionContinued: { } pattern, CaptionSide: CaptionSide.Top }) table.ContinuedCaption ??= Continued(element, pattern);
            return box;
        }

        private BlockBox Continued(Element caption, string pattern)
        {
            var inline = new InlineContent(caption.Style, Languages.IsEastAsian(structure.LanguageOf(StructureBuilder.Artifact)));
            inline.Add(new(InlineKind.Text, caption.Style, pattern.Replace("\uFFFC", HeadingText.Of(caption), StringComparison.Ordinal)) { Origin = caption.Origin });
            return new(caption.Style) { IsFlowRoot = true, Origin = caption.Origin, Inline = inline };
        }

        private TableRow Row(Element element, ComputedStyle? group, int own)
        {
            boxes.CountElement(element);
            var row = new TableRow(element.Style, group) { Structure = own, Anchor = element.Anchor };
            for (var node = element.FirstChild; node is not null; node = node.Next)
                if (IsContent(node)) row.Cells.Add(AnyCell(ref node, own));
            boxes.LeaveElement(element);
            return row;
        }

        private static bool IsContent(Node node) => node is Element element ? element.Style.Display != Display.None : node is TextNode text && !string.IsNullOrWhiteSpace(text.Text);

        private CellBox AnyCell(ref Node node, int own) =>
            node is Element cell && IsTablePart(cell.Style.Display) ? Cell(cell, own) : AnonymousCell(ref node, null, own);

        // CSS 2.1, 17.2.1: what is no part of a table stands in a cell of its own, together with its neighbours.
        private CellBox AnonymousCell(ref Node node, Node? end, int own)
        {
            var first = node;
            while (node.Next is { } next && next != end && (next is not Element part || !IsTablePart(part.Style.Display))) node = next;
            if (own >= 0 && structure.TypeOf(own) == StructureType.TableRow) own = structure.Add(own, StructureType.TableCell, first.Parent!);
            var origin = first is Element element ? element.Origin : first.Parent!.Origin;
            var cell = new CellBox(first.Parent!.Style.Anonymous(Display.TableCell)) { Structure = own, Origin = origin, Row = 0, Column = 0, ColumnSpan = 1, RowSpan = 1 };
            builder._depth++;
            boxes.FillAnonymous(cell, first, node.Next);
            builder._depth--;
            return cell;
        }

        private CellBox Cell(Element element, int rowStructure)
        {
            boxes.CountElement(element);
            var own = structure.Open(element, rowStructure);
            var isCell = element.Name is "td" or "th";
            var cell = new CellBox(element.Style)
            {
                Structure = own,
                Origin = element.Origin,
                Anchor = element.Anchor,
                Row = 0,
                Column = 0,
                ColumnSpan = isCell ? Math.Clamp(element.IntegerAttribute("colspan", 1, 1), 1, 1000) : 1,
                RowSpan = isCell ? Math.Clamp(element.IntegerAttribute("rowspan", 0, 1), 0, 65534) : 1,
            };
            builder._depth++;
            boxes.Fill(cell, element, own);
            builder._depth--;
            return cell;
        }

        private void AddColumnGroup(Element group)
        {
            _columnGroups++;
            // A group without columns of its own stands for nameless ones.
            if (group.FirstElement is null) AddColumns(group, group.Style.Anonymous(Display.TableColumn), group.Style);
            for (var child = group.FirstElement; child is not null; child = child.NextElement)
                if (child.Style.Display == Display.TableColumn) AddColumns(child, child.Style, group.Style);
        }

        private void AddSingleColumn(Element element)
        {
            _columnGroups++;
            AddColumns(element, element.Style, null);
        }

        private void AddColumns(Element element, ComputedStyle style, ComputedStyle? group)
        {
            var span = Math.Clamp(element.IntegerAttribute("span", 1, 1), 1, 1000);
            for (var i = 0; i < span && table.Columns.Count < 1000; i++) table.Columns.Add(new(style, group) { GroupNumber = _columnGroups });
        }

        private void Arrange()
        {
            var grid = new CellGrid(table);
            var number = 0;
            foreach (var section in _heads.Concat(_bodies).Concat(_feet)) grid.Add(section.Rows, number++);
            table.HeadRows = _heads.Sum(section => section.Rows.Count);
            table.FootRows = _feet.Sum(section => section.Rows.Count);
            table.ColumnCount = Math.Max(grid.ColumnCount, table.Columns.Count);
        }
    }
}
