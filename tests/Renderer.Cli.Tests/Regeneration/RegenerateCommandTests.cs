using Renderer.Archive.Batches;

namespace Renderer.Cli.Tests.Regeneration;

public sealed class RegenerateCommandTests(ArchivedNotes notes) : IClassFixture<ArchivedNotes>
{
    [Fact]
    public async Task Regenerate_Template_MakesABatch()
    {
        var run = await notes.RunAsync("regenerate", "note", "--id", "whole", "--by", "wang", "--from", "1.0.0", "--hold");
        var shown = await notes.RunAsync("batches", "show", "whole", "--json");

        run.ExitCode.ShouldBe(ExitCode.Done, run.Error);
        run.Out.ShouldStartWith("whole: 3 reports of note with note@1.0.0, running\n");
        run.Out.ShouldContain("renderer batches watch whole");
        shown.Json.GetProperty("requestedBy").GetString().ShouldBe("wang");
        shown.Json.GetProperty("hold").GetBoolean().ShouldBeTrue();
        shown.Json.GetProperty("counts").GetProperty("remaining").GetInt64().ShouldBe(3);
    }

    [Fact]
    public async Task Regenerate_WithoutId_MakesOneOfTemplateVersionAndTime()
    {
        var run = await notes.RunAsync("regenerate", "note@1.0.0", "--json");

        run.ExitCode.ShouldBe(ExitCode.Done, run.Error);
        run.Json.GetProperty("batchId").GetString().ShouldNotBeNull().ShouldMatch("^note-1\\.0\\.0-[0-9]{8}-[0-9]{6}$");
    }

    [Fact]
    public async Task Regenerate_SameIdWithOtherContent_IsRefused()
    {
        (await notes.RunAsync("regenerate", "note", "--id", "same", "--report", "note.a")).ExitCode.ShouldBe(ExitCode.Done);
        var again = await notes.RunAsync("regenerate", "note", "--id", "same", "--report", "note.a");
        var other = await notes.RunAsync("regenerate", "note", "--id", "same", "--report", "note.b");

        again.ExitCode.ShouldBe(ExitCode.Done, again.Error);
        other.ExitCode.ShouldBe(ExitCode.ProblemsFound);
        other.Error.ShouldStartWith("error: batch-invalid: ");
    }

    [Theory]
    [InlineData("batch-empty", "note", "--report", "nobody")]
    [InlineData("batch-empty", "note", "--year", "1999")]
    [InlineData("template-unknown", "nonsense")]
    [InlineData("template-unknown", "note@9.9.9")]
    public async Task Regenerate_WhatCannotBeDone_SaysWhy(string code, params string[] arguments)
    {
        var run = await notes.RunAsync(["regenerate", .. arguments]);

        run.ExitCode.ShouldBe(ExitCode.ProblemsFound, run.Error);
        run.Error.ShouldContain(code);
        run.Out.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("note", "--tag", "site")]
    [InlineData("note", "--report", "a b")]
    [InlineData("note", "--reports-file", "/no/such/file")]
    [InlineData("note", "--id", "a b")]
    [InlineData("note", "--out", "misfits.csv")]
    [InlineData("note", "--rendered-before", "yesterday")]
    [InlineData("note", "--broken-sums", "advice")]
    public async Task Regenerate_CalledWrongly_ExitsWith2(params string[] arguments)
    {
        var run = await notes.RunAsync(["regenerate", .. arguments]);

        run.ExitCode.ShouldBe(ExitCode.WrongUse, run.Error);
        run.Error.ShouldStartWith("error: ");
    }

    [Theory]
    [InlineData("regenerate", "note")]
    [InlineData("batches", "list")]
    [InlineData("batches", "cancel", "b")]
    public async Task Command_NoCatalogue_SaysSoAndMakesNone(params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        var run = await CommandRun.RunAsync([.. arguments, "--folder", folder.File("new")]);

        run.ExitCode.ShouldBe(ExitCode.PartUnavailable);
        run.Error.ShouldContain("there is no catalogue");
        folder.Files().ShouldBeEmpty();
    }

    [Fact]
    public async Task ReportsFile_ListOrResults_SelectsTheirReports()
    {
        var list = notes.Write("list.txt", "note.a\n\nnote.b\nnote.a\n");
        (await notes.RunAsync("regenerate", "note", "--id", "listed", "--reports-file", list, "--json")).Json.GetProperty("counts").GetProperty("selected").GetInt64().ShouldBe(2);
        await using (var archive = await notes.OpenAsync()) await ArchivedNotes.PlanAsync(archive, "listed", BatchItemState.Unchanged);
        var table = notes.Write("results.csv", (await notes.RunAsync("batches", "results", "listed")).Out);

        (await notes.RunAsync("regenerate", "note", "--id", "again", "--reports-file", table, "--json")).Json.GetProperty("counts").GetProperty("selected").GetInt64().ShouldBe(2);
    }

    [Fact]
    public async Task Watch_FinishedBatch_ShowsItAndExitsWith0()
    {
        (await notes.RunAsync("regenerate", "note", "--id", "done")).ExitCode.ShouldBe(ExitCode.Done);
        await using (var archive = await notes.OpenAsync()) await ArchivedNotes.PlanAsync(archive, "done", BatchItemState.Unchanged);
        var run = await notes.RunAsync("regenerate", "note", "--id", "done", "--watch");

        run.ExitCode.ShouldBe(ExitCode.Done, run.Error);
        run.Error.ShouldContain("no worker plans batches now");
        run.Error.ShouldContain("completed 3 of 3 · 3 unchanged\n");
        run.Out.ShouldContain("unchanged: 3\n");
    }
}
