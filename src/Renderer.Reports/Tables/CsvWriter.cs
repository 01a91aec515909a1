using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Renderer.Reports.Tables;

/// <summary>Writes cells as CSV: RFC 4180, UTF-8, one record a cell.</summary>
/// <remarks>
/// It begins with a byte order mark: without it spreadsheet programs read Chinese text in the machine's code page. Text that such a program
/// would run as a formula gets an apostrophe in front, as OWASP advises: reports are opened by people who did not write them. Numbers, signed
/// ones too, are left alone, and whoever wants the data untouched takes it as JSON.
/// </remarks>
internal static partial class CsvWriter
{
    private const string LineEnd = "\r\n";

    // Full-width signs start formulas in East Asian editions of spreadsheet programs.
    private const string FormulaStarts = "=+-@\t\r＝＋－＠";

    private static readonly string[] Header = ["table", "cell", "row", "column", "value"];

    public static byte[] Write(ImmutableArray<TableCell> cells)
    {
        var csv = new StringBuilder("\uFEFF");
        Record(csv, Header);
        foreach (var cell in cells) Record(csv, [Harmless(cell.Table), cell.Cell, Harmless(cell.Row), Harmless(cell.Column), Harmless(cell.Value)]);
        return Encoding.UTF8.GetBytes(csv.ToString());
    }

    /// <summary>Writes one record.</summary>
    internal static void Record(StringBuilder csv, ReadOnlySpan<string> fields)
    {
        for (var i = 0; i < fields.Length; i++)
        {
            if (i > 0) csv.Append(',');
            Field(csv, fields[i]);
        }

        csv.Append(LineEnd);
    }

    /// <summary>Text as it may stand in a spreadsheet.</summary>
    internal static string Harmless(string text) =>
        text.Length > 0 && FormulaStarts.Contains(text[0], StringComparison.Ordinal) && !Number().IsMatch(text) ? "'" + text : text;

    private static void Field(StringBuilder csv, string field)
    {
        if (field.AsSpan().IndexOfAny(",\"\r\n") < 0) csv.Append(field);
        else csv.Append(CultureInfo.InvariantCulture, $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
    }

    [GeneratedRegex(@"\A[+-]?[0-9]+(\.[0-9]+)?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Number();
}
