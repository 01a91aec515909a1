using System.Text;
using Renderer.Reports.Tables;

namespace Renderer.Cli.Impact;

/// <summary>Every compared report as a record of a CSV file, written as they come (RFC 4180, UTF-8).</summary>
internal sealed class ImpactTable : IAsyncDisposable
{
    private static readonly string[] Heads = ["report", "revision", "class", "shows", "pages before", "pages after", "changed lines", "new warnings", "gone warnings", "problems"];

    private readonly StreamWriter _file;

    private ImpactTable(StreamWriter file) => _file = file;

    /// <exception cref="CommandException">The file cannot be written.</exception>
    public static async Task<ImpactTable> CreateAsync(string path)
    {
        try
        {
            var table = new ImpactTable(new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)));
            await table._file.WriteAsync(CsvRecord.ByteOrderMark);
            await table.WriteAsync(Heads);
            return table;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(ExitCode.PartUnavailable, $"{path}: cannot be written: {fault.Message} Free space or name another place.", fault);
        }
    }

    public Task AddAsync(ReportImpact impact) => WriteAsync(
        impact.Report.ReportId, $"{impact.Report.Revision}", impact.ClassName, impact.Report.RenditionVersion, $"{impact.PagesBefore}", $"{impact.PagesAfter}", $"{impact.Lines.Length}",
        Joined(impact.Warnings.New), Joined(impact.Warnings.Gone), Joined(impact.Problems.Select(p => $"{p.Place}: {p.Message}")));

    public ValueTask DisposeAsync() => _file.DisposeAsync();

    private static string Joined(IEnumerable<string> texts) => CsvRecord.Harmless(string.Join('\n', texts));

    private Task WriteAsync(params string[] fields)
    {
        var record = new StringBuilder();
        CsvRecord.Append(record, fields);
        return _file.WriteAsync(record);
    }
}
