using System.Text;
using Renderer.Cli.Impact;
using Renderer.Reports.Tables;

namespace Renderer.Cli.Regeneration;

/// <summary>Writes reports whose data does not fit, as CSV: one record a problem.</summary>
internal sealed class MisfitTable(TextWriter target)
{
    public async Task WriteHeadAsync()
    {
        await target.WriteAsync(CsvRecord.ByteOrderMark);
        await WriteAsync(["report_id", "shown_version", "code", "place", "message", "hint"]);
    }

    public async Task WriteAsync(Misfit misfit)
    {
        foreach (var problem in misfit.Problems)
        {
            await WriteAsync([misfit.Report.ReportId, misfit.Report.RenditionVersion, problem.Code, CsvRecord.Harmless(problem.Place), CsvRecord.Harmless(problem.Message), CsvRecord.Harmless(problem.Hint)]);
        }
    }

    private Task WriteAsync(string[] fields)
    {
        var csv = new StringBuilder();
        CsvRecord.Append(csv, fields);
        return target.WriteAsync(csv.ToString());
    }
}
