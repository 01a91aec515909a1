namespace Renderer.Cli.Tests.Commands;

public sealed class HelpTests
{
    [Theory]
    [InlineData("demo")]
    [InlineData("serve")]
    [InlineData("render")]
    [InlineData("check")]
    [InlineData("templates")]
    [InlineData("templates", "list")]
    [InlineData("templates", "new")]
    [InlineData("templates", "lint")]
    [InlineData("templates", "preview")]
    [InlineData("templates", "publish")]
    [InlineData("templates", "activate")]
    [InlineData("templates", "rollback")]
    [InlineData("templates", "deactivate")]
    [InlineData("templates", "withdraw")]
    [InlineData("templates", "show")]
    [InlineData("templates", "diff")]
    [InlineData("eval")]
    [InlineData("pdf")]
    [InlineData("verify")]
    [InlineData("health")]
    [InlineData("deploy-topology")]
    [InlineData("send")]
    [InlineData("replay")]
    [InlineData("regenerate")]
    [InlineData("batches")]
    [InlineData("batches", "list")]
    [InlineData("batches", "show")]
    [InlineData("batches", "watch")]
    [InlineData("batches", "pause")]
    [InlineData("batches", "resume")]
    [InlineData("batches", "cancel")]
    [InlineData("batches", "retry")]
    [InlineData("batches", "release")]
    [InlineData("batches", "discard")]
    [InlineData("batches", "results")]
    [InlineData("keys")]
    [InlineData("keys", "create")]
    [InlineData("keys", "hash")]
    public async Task Help_EveryCommand_ShowsAnExample(params string[] command)
    {
        var run = await CommandRun.RunAsync([.. command, "--help"]);

        run.ExitCode.ShouldBe(ExitCode.Done);
        run.Out.ShouldMatch("Examples?:");
        run.Out.ShouldContain($"renderer {string.Join(' ', command)}");
        run.Out.ShouldContain("--json");
    }

    [Theory]
    [InlineData]
    [InlineData("bogus")]
    [InlineData("render")]
    [InlineData("render", "a.json")]
    [InlineData("pdf", "a.html")]
    [InlineData("pdf", "a.html", "--seconds", "-o", "a.pdf")]
    [InlineData("pdf", "a.html", "--repeat", "0")]
    [InlineData("eval")]
    [InlineData("eval", "a.txt", "--batch", "b")]
    [InlineData("check", "a.json", "--colour", "blue")]
    [InlineData("check", "a.json", "--broken-sums", "advice")]
    [InlineData("render", "a.json", "--out", "x", "--format", "html,docx")]
    [InlineData("send", "a.json", "--format", "PDF")]
    [InlineData("templates")]
    [InlineData("templates", "new")]
    [InlineData("templates", "new", "Notice")]
    [InlineData("templates", "new", "notice", "--title", "")]
    [InlineData("templates", "lint", "--colour")]
    [InlineData("templates", "preview")]
    [InlineData("templates", "preview", "a.json", "--port", "70000")]
    [InlineData("keys", "create", "a")]
    [InlineData("keys", "hash")]
    [InlineData("regenerate")]
    [InlineData("regenerate", "note", "--colour", "blue")]
    [InlineData("batches")]
    [InlineData("batches", "show")]
    [InlineData("batches", "results", "b", "--state", "asleep")]
    public async Task Use_Wrong_SaysSoAndExitsWith2(params string[] arguments)
    {
        var run = await CommandRun.RunAsync(arguments);

        run.ExitCode.ShouldBe(ExitCode.WrongUse);
        run.Error.ShouldStartWith("error: ");
        run.Error.ShouldContain("--help");
        run.Out.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Render:MaximumPages", "is no setting")]
    [InlineData("MaximumPages=1", "is no setting")]
    [InlineData("Render:MaximumPages=0", "Render:MaximumPages is 0")]
    [InlineData("Render:Pages=1", "Pages")]
    public async Task Set_Wrong_NamesTheSetting(string setting, string message)
    {
        var run = await CommandRun.RunAsync("check", Repository.Sample("huajie-2023"), "--set", setting);

        run.ExitCode.ShouldBe(ExitCode.WrongUse);
        run.Error.ShouldContain(message);
    }
}
