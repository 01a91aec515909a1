using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Renderer.Reports.Tables;

/// <summary>One record of a CSV file as RFC 4180 writes it.</summary>
public static partial class CsvRecord
{
    /// <summary>What a file begins with: without it spreadsheet programs read Chinese text in the machine's code page.</summary>
    public const string ByteOrderMark = "\uFEFF";

    private const string LineEnd = "\r\n";

    // Full-width signs start formulas in East Asian editions of spreadsheet programs.
    private const string FormulaStarts = "=+-@\t\r＝＋－＠";

    /// <summary>Writes one record with its line end.</summary>
    public static void Append(StringBuilder csv, ReadOnlySpan<string> fields)
    {
        for (var i = 0; i < fields.Length; i++)
        {
            if (i > 0) csv.Append(',');
            Field(csv, fields[i]);
        }

        csv.Append(LineEnd);
    }

    /// <summary>Text as it may stand in a spreadsheet: what such a program would run as a formula gets an apostrophe in front, as OWASP advises, because these files are opened by people who did not write them. Numbers, signed ones too, are left alone.</summary>
    public static string Harmless(string text) =>
        text.Length > 0 && FormulaStarts.Contains(text[0], StringComparison.Ordinal) && !Number().IsMatch(text) ? "'" + text : text;

    private static void Field(StringBuilder csv, string field)
    {
        if (field.AsSpan().IndexOfAny(",\"\r\n") < 0) csv.Append(field);
        else csv.Append(CultureInfo.InvariantCulture, $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
    }

    [GeneratedRegex(@"\A[+-]?[0-9]+(\.[0-9]+)?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Number();
}
