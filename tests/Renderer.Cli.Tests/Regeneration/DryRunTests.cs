using Renderer.Archive.Batches;
using Renderer.Cli.Regeneration;
using Renderer.Reports;

namespace Renderer.Cli.Tests.Regeneration;

public sealed class DryRunTests(ArchivedNotes notes) : IClassFixture<ArchivedNotes>, IDisposable
{
    public void Dispose() => notes.WritePackage("1.0.0", required: "");

    [Fact]
    public async Task DryRun_SameVersion_FindsEverythingUnchanged()
    {
        var run = await notes.RunAsync("regenerate", "note", "--dry-run");
        var batches = await notes.RunAsync("batches", "list", "--json");

        run.ExitCode.ShouldBe(ExitCode.Done, run.Error);
        run.Out.ShouldBe("note@1.0.0: 3 selected, 3 unchanged, 0 to be rendered, 0 do not fit\n  3 show note@1.0.0\n");
        batches.Json.GetProperty("batches").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task DryRun_VersionThatDemandsMore_NamesTheReportsThatDoNotFit()
    {
        notes.WritePackage("1.1.0", required: ",\"year\"");
        var table = Path.Combine(notes.Folder, "misfits.csv");
        var run = await notes.RunAsync("regenerate", "note@1.1.0", "--report", "note.a", "note.b", "--dry-run", "--out", table);
        var lines = (await File.ReadAllTextAsync(table)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        run.ExitCode.ShouldBe(ExitCode.ProblemsFound, run.Error);
        run.Out.ShouldStartWith("note@1.1.0: 2 selected, 0 unchanged, 0 to be rendered, 2 do not fit\n");
        run.Error.ShouldContain("note.a");
        (await File.ReadAllBytesAsync(table))[..3].ShouldBe([0xEF, 0xBB, 0xBF]);
        lines.Length.ShouldBe(3);
        lines[0].ShouldBe("report_id,shown_version,code,place,message,hint");
        lines[1].ShouldStartWith("note.a,1.0.0,data-schema,");
    }

    [Fact]
    public async Task DryRun_Json_HoldsCountsAndMisfits()
    {
        notes.WritePackage("1.1.0", required: ",\"year\"");
        var json = (await notes.RunAsync("regenerate", "note@1.1.0", "--dry-run", "--json")).Json;

        json.GetProperty("selected").GetInt64().ShouldBe(3);
        json.GetProperty("byShownVersion").GetProperty("1.0.0").GetInt64().ShouldBe(3);
        json.GetProperty("unchanged").GetInt64().ShouldBe(0);
        json.GetProperty("misfits").GetInt64().ShouldBe(3);
        json.GetProperty("firstMisfits")[2].GetProperty("reportId").GetString().ShouldBe("note.c");
    }

    [Fact]
    public async Task DryRun_NothingSelected_SaysSo()
    {
        var run = await notes.RunAsync("regenerate", "note", "--year", "1999", "--dry-run");

        run.ExitCode.ShouldBe(ExitCode.ProblemsFound);
        run.Error.ShouldContain("no report is selected");
    }

    [Theory]
    [InlineData("after migration", 1)]
    [InlineData("as it came in", 0)]
    public async Task DryRun_MigratedReport_IsUnchangedWhenItShowsWhatItsMigratedDataGives(string rendered, long unchanged)
    {
        var renderer = ReportRenderer.Open(new ReportOptions { TemplatesFolder = notes.TemplatesFolder, FontFolders = [Path.Combine(Repository.Templates, "fonts")] });
        var package = renderer.Find("note", "1.0.0").Package.ShouldNotBeNull();
        var report = new SelectedReport
        {
            ReportId = "note.migrated",
            Revision = 1,
            DataDigest = new string('1', 64),
            DataBytes = 2,
            DataVersion = "0.9.0",
            RenditionId = renderer.IdentityOf(package, new string(rendered == "after migration" ? '2' : '1', 64), []),
            RenditionDataDigest = new string('2', 64),
            RenditionVersion = "1.0.0",
            Formats = [],
        };
        var run = new DryRun(renderer, package);

        var others = await run.CountAsync(Stream(report), default).CountAsync();

        run.Unchanged.ShouldBe(unchanged);
        others.ShouldBe(1 - (int)unchanged);
    }

    private static async IAsyncEnumerable<SelectedReport> Stream(SelectedReport report)
    {
        await Task.CompletedTask;
        yield return report;
    }
}
