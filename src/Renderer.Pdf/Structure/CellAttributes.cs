using System.Text;
using Renderer.Layout.Pages;
using Renderer.Pdf.Objects;

namespace Renderer.Pdf.Structure;

/// <summary>What a cell says of its place in the table (14.8.5.7).</summary>
internal static class CellAttributes
{
    public static void Write(PdfBuffer to, StructureElement cell)
    {
        if (cell is { RowSpan: 1, ColumnSpan: 1, Scope: HeaderScope.None, Headers.IsDefaultOrEmpty: true })
            return;
        to.Add("/A<</O/Table"u8);
        if (cell.RowSpan != 1)
            to.Add("/RowSpan "u8).Add(cell.RowSpan);
        if (cell.ColumnSpan != 1)
            to.Add("/ColSpan "u8).Add(cell.ColumnSpan);
        if (cell.Scope != HeaderScope.None && cell.Type == StructureType.TableHeader)
            to.Add(cell.Scope switch { HeaderScope.Row => "/Scope/Row"u8, HeaderScope.Column => "/Scope/Column"u8, _ => "/Scope/Both"u8 });
        if (!cell.Headers.IsDefaultOrEmpty)
        {
            to.Add("/Headers["u8);
            foreach (var header in cell.Headers)
                to.Literal(Encoding.UTF8.GetBytes(header));
            to.Add((byte)']');
        }
        to.Add(">>"u8);
    }
}
