using Renderer.Archive.Batches;
using Renderer.Archive.Catalogue;
using Renderer.Cli.Output;
using Renderer.Reports;

namespace Renderer.Cli.Tests.Regeneration;

public sealed class BatchesCommandTests(ArchivedNotes notes) : IClassFixture<ArchivedNotes>
{
    [Fact]
    public async Task Batches_SteeredInTurn_MoveOrSayWhyNot()
    {
        await StartAsync("steered");
        var paused = await notes.RunAsync("batches", "pause", "steered", "--json");
        var resumed = await notes.RunAsync("batches", "resume", "steered", "--json");
        var released = await notes.RunAsync("batches", "release", "steered");
        var cancelled = await notes.RunAsync("batches", "cancel", "steered");

        paused.Json.GetProperty("state").GetString().ShouldBe("paused");
        resumed.Json.GetProperty("state").GetString().ShouldBe("running");
        released.ExitCode.ShouldBe(ExitCode.ProblemsFound);
        released.Error.ShouldStartWith("error: batch-state: ");
        cancelled.ExitCode.ShouldBe(ExitCode.Done, cancelled.Error);
        cancelled.Out.ShouldContain($"cancelling, cancelled by {Environment.UserName}\n");
    }

    [Fact]
    public async Task List_Batches_ShowsTheNewestFirst()
    {
        await StartAsync("older");
        await StartAsync("newer");
        var list = await notes.RunAsync("batches", "list", "--limit", "2");
        var lines = list.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        list.ExitCode.ShouldBe(ExitCode.Done, list.Error);
        lines[0].ShouldStartWith("batch ");
        lines[1].ShouldStartWith("newer ");
        lines[1].ShouldContain("note@1.0.0");
        lines.Length.ShouldBe(3);
    }

    [Theory]
    [InlineData("show")]
    [InlineData("watch")]
    [InlineData("pause")]
    [InlineData("resume")]
    [InlineData("cancel")]
    [InlineData("retry")]
    [InlineData("release")]
    [InlineData("discard")]
    [InlineData("results")]
    public async Task Batch_Unknown_ExitsWith1(string command)
    {
        var run = await notes.RunAsync("batches", command, "nobody");

        run.ExitCode.ShouldBe(ExitCode.ProblemsFound);
        run.Error.ShouldContain("There is no batch nobody.");
    }

    [Fact]
    public async Task Watch_WithFailures_ExitsWith1AndSaysWhatToDo()
    {
        await FinishAsync("failing", "disk full");
        var run = await notes.RunAsync("batches", "watch", "failing");

        run.ExitCode.ShouldBe(ExitCode.ProblemsFound);
        run.Error.ShouldContain("completed 3 of 3 · 2 rejected, 1 failed\n");
        run.Out.ShouldContain("renderer batches results failing --state failed says why");
        run.Out.ShouldContain("renderer batches retry failing");
    }

    [Fact]
    public async Task Watch_Interrupted_LeavesTheBatchAndSaysSo()
    {
        await StartAsync("watched");
        using var interrupt = new CancellationTokenSource();
        var error = new InterruptingWriter("running 0 of 3", interrupt);
        var output = new StringWriter { NewLine = "\n" };
        var exitCode = await RendererCommandLine.RunAsync(notes.Arguments("batches", "watch", "watched"), new Terminal(output, error, IsInteractive: false), interrupt.Token);

        exitCode.ShouldBe(ExitCode.Interrupted);
        error.ToString().ShouldContain("the batch goes on");
        (await notes.RunAsync("batches", "show", "watched", "--json")).Json.GetProperty("state").GetString().ShouldBe("running");
    }

    [Fact]
    public async Task Retry_FailedAndRejected_OpensThem()
    {
        await FinishAsync("retried", "disk full");
        var failed = await notes.RunAsync("batches", "retry", "retried", "--json");
        var all = await notes.RunAsync("batches", "retry", "retried", "--rejected", "--json");

        failed.Json.GetProperty("counts").GetProperty("remaining").GetInt64().ShouldBe(1);
        all.ExitCode.ShouldBe(ExitCode.Done, all.Error);
        all.Json.GetProperty("counts").GetProperty("remaining").GetInt64().ShouldBe(3);
    }

    [Fact]
    public async Task Results_OfOneState_AreWrittenToTheFile()
    {
        await FinishAsync("told", "=1+1");
        var file = Path.Combine(notes.Folder, "failed.csv");
        var run = await notes.RunAsync("batches", "results", "told", "--state", "failed", "--out", file);
        var lines = (await File.ReadAllTextAsync(file)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        run.ExitCode.ShouldBe(ExitCode.Done, run.Error);
        run.Out.ShouldBeEmpty();
        lines.Length.ShouldBe(2);
        lines[1].ShouldStartWith("note.a,1,failed,false,");
        lines[1].ShouldContain(",storage-unavailable,'=1+1,");
    }

    private async Task StartAsync(string id)
    {
        var run = await notes.RunAsync("regenerate", "note", "--id", id);
        run.ExitCode.ShouldBe(ExitCode.Done, run.Error);
    }

    // What planner and workers would do: the first fails, the others are rejected.
    private async Task FinishAsync(string id, string reason)
    {
        await StartAsync(id);
        await using var archive = await notes.OpenAsync();
        await ArchivedNotes.PlanAsync(archive, id, BatchItemState.Planned);
        await archive.FailItemAsync(id, ReportRevision.Create("note.a", 1), Problem("storage-unavailable", reason), default);
        foreach (var report in (string[])["note.b", "note.c"]) await archive.RejectItemAsync(id, ReportRevision.Create(report, 1), [Problem("data-schema", "too short")], default);
        await archive.Batches.FoldAsync(id, default);
    }

    private static Problem Problem(string code, string message) => new(Severity.Error, code, "", message, "");

    /// <summary>A person who presses Ctrl+C when a text appears.</summary>
    private sealed class InterruptingWriter(string text, CancellationTokenSource interrupt) : StringWriter
    {
        public override void WriteLine(string? value)
        {
            base.WriteLine(value);
            if (value?.Contains(text, StringComparison.Ordinal) == true) interrupt.Cancel();
        }
    }
}
