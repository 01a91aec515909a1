using Spectre.Console;

namespace Renderer.Cli.Output;

/// <summary>A table: framed for a person, aligned plain columns for a pipe.</summary>
internal sealed class TextTable(params string[] headers)
{
    private readonly List<string[]> _rows = [];

    public void Add(params string[] cells) => _rows.Add(cells);

    public void Write(Terminal terminal)
    {
        // Frame and padding take three cells a column and one more.
        var framedWidth = Widths()[..^1].Sum() + headers[^1].Length + (3 * headers.Length) + 1;
        if (terminal.IsInteractive && framedWidth <= AnsiConsole.Profile.Width) WriteFramed();
        else WritePlain(terminal.Out);
    }

    private int[] Widths() => [.. headers.Select((h, i) => _rows.Select(r => r[i].Length).Append(h.Length).Max())];

    private void WriteFramed()
    {
        var table = new Table().RoundedBorder();
        foreach (var (index, header) in headers.Index())
        {
            // Where the window is narrow the last column, which holds the longest text, gives way.
            var column = new TableColumn(new Text(header));
            table.AddColumn(index < headers.Length - 1 ? column.NoWrap() : column);
        }

        foreach (var row in _rows) table.AddRow(row.Select(c => new Text(c)));
        AnsiConsole.Write(table);
    }

    private void WritePlain(TextWriter writer)
    {
        var widths = Widths();
        foreach (var row in _rows.Prepend(headers))
        {
            writer.WriteLine(string.Join("  ", row.Select((cell, i) => cell.PadRight(widths[i]))).TrimEnd());
        }
    }
}
