using System.Collections.Immutable;
using System.Text;

namespace Renderer.Reports.Tables;

/// <summary>Writes cells as CSV: RFC 4180, UTF-8, one record a cell.</summary>
/// <remarks>
/// It begins with a byte order mark: without it spreadsheet programs read Chinese text in the machine's code page. Text that such a program
/// would run as a formula is made harmless; whoever wants the data untouched takes it as JSON.
/// </remarks>
internal static class CsvWriter
{
    private static readonly string[] Header = ["table", "cell", "row", "column", "value"];

    public static byte[] Write(ImmutableArray<TableCell> cells)
    {
        var csv = new StringBuilder(CsvRecord.ByteOrderMark);
        CsvRecord.Append(csv, Header);
        foreach (var cell in cells) CsvRecord.Append(csv, [CsvRecord.Harmless(cell.Table), cell.Cell, CsvRecord.Harmless(cell.Row), CsvRecord.Harmless(cell.Column), CsvRecord.Harmless(cell.Value)]);
        return Encoding.UTF8.GetBytes(csv.ToString());
    }
}
