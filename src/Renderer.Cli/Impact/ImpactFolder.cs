using System.Text;
using Renderer.Archive.Batches;
using Renderer.Cli.Files;
using Renderer.Cli.Impact.Site;

namespace Renderer.Cli.Impact;

/// <summary>The folder of an impact report: <c>index.html</c>, <c>impact.csv</c> and a page for each report that is shown in detail.</summary>
internal sealed class ImpactFolder(string path)
{
    private const string Details = "reports";
    private const string Table = "impact.csv";

    /// <summary>Makes the folder ready; pages of an earlier run are removed.</summary>
    public Task<ImpactTable> OpenAsync()
    {
        try
        {
            var details = Directory.CreateDirectory(Path.Combine(path, Details));
            // Only in a folder that a run before this one has made.
            if (File.Exists(Path.Combine(path, Table))) foreach (var old in details.EnumerateFiles("*.html")) old.Delete();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(ExitCode.PartUnavailable, $"{path}: cannot be written: {fault.Message} Name another folder.", fault);
        }

        return ImpactTable.CreateAsync(Path.Combine(path, Table));
    }

    /// <summary>Writes the pages of reports, comparing each once more with everything that is there to be shown.</summary>
    public async Task WriteDetailsAsync(IReadOnlyList<SelectedReport> reports, ReportComparer comparer, DetailWork work)
    {
        var places = reports.Select((report, i) => (Report: report, Place: new ReportPlace(work.Subject, i > 0 ? reports[i - 1].ReportId : null, i + 1 < reports.Count ? reports[i + 1].ReportId : null)));
        await Parallel.ForEachAsync(places, new ParallelOptions { MaxDegreeOfParallelism = work.Concurrency, CancellationToken = work.Cancellation }, async (one, token) =>
        {
            var compared = await comparer.CompareAsync(one.Report, drawsPages: true, token);
            Write(ReportPage.PathOf(one.Report.ReportId), ReportPage.Write(compared, one.Place));
        });
    }

    /// <summary>Writes the overview; the last of all, so that whoever finds it finds everything.</summary>
    public string WriteIndex(ImpactSubject subject, ImpactTally tally, IEnumerable<SelectedReport> detailed) =>
        Write("index.html", IndexPage.Write(subject, tally, detailed.Select(r => r.ReportId).ToHashSet(StringComparer.Ordinal)));

    private string Write(string name, string content)
    {
        var file = Path.Combine(path, name);
        using var staged = new StagedFiles();
        staged.Stage(file, Encoding.UTF8.GetBytes(content));
        staged.Commit();
        return file;
    }
}

/// <summary>How details are worked on.</summary>
internal sealed record DetailWork(ImpactSubject Subject, int Concurrency, CancellationToken Cancellation);
