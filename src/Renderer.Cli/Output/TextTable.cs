using Spectre.Console;

namespace Renderer.Cli.Output;

/// <summary>A table: framed for a person, aligned plain columns for a pipe.</summary>
internal sealed class TextTable(params string[] headers)
{
    private readonly List<string[]> _rows = [];

    public void Add(params string[] cells) => _rows.Add(cells);

    public void Write(Terminal terminal)
    {
        if (terminal.IsInteractive) WriteFramed();
        else WritePlain(terminal.Out);
    }

    private void WriteFramed()
    {
        var table = new Table().RoundedBorder();
        foreach (var header in headers) table.AddColumn(new TableColumn(new Text(header)).NoWrap());
        foreach (var row in _rows) table.AddRow(row.Select(c => new Text(c)));
        AnsiConsole.Write(table);
    }

    private void WritePlain(TextWriter writer)
    {
        var widths = headers.Select((h, i) => _rows.Select(r => r[i].Length).Append(h.Length).Max()).ToArray();
        foreach (var row in _rows.Prepend(headers))
        {
            writer.WriteLine(string.Join("  ", row.Select((cell, i) => cell.PadRight(widths[i]))).TrimEnd());
        }
    }
}
