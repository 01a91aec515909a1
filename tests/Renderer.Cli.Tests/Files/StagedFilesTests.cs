using Renderer.Cli.Files;

namespace Renderer.Cli.Tests.Files;

public sealed class StagedFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Commit_StagedFiles_AppearTogether()
    {
        using var files = new StagedFiles();
        files.Stage(_folder.File("new/a.html"), "a"u8);
        files.Stage(_folder.File("new/a.pdf"), "b"u8);
        _folder.Files("new").ShouldAllBe(f => f.StartsWith('.'));
        files.Commit();

        _folder.Files("new").ShouldBe(["a.html", "a.pdf"]);
    }

    [Fact]
    public void Commit_FileThatIsThere_IsReplaced()
    {
        _folder.Write("a.pdf", "old and longer"u8);
        using var files = new StagedFiles();
        files.Stage(_folder.File("a.pdf"), "new"u8);
        files.Commit();

        File.ReadAllText(_folder.File("a.pdf")).ShouldBe("new");
    }

    [Fact]
    public void Dispose_WithoutCommit_LeavesNothing()
    {
        using (var files = new StagedFiles()) files.Stage(_folder.File("a.pdf"), "b"u8);

        _folder.Files().ShouldBeEmpty();
    }

    [Fact]
    public void Stage_SecondFileImpossible_LeavesNothingOfTheFirst()
    {
        _folder.Write("file", "x"u8);
        using (var files = new StagedFiles())
        {
            files.Stage(_folder.File("a.html"), "a"u8);
            var error = Should.Throw<CommandException>(() => files.Stage(_folder.File("file/a.pdf"), "b"u8));
            error.ExitCode.ShouldBe(ExitCode.PartUnavailable);
            error.Message.ShouldStartWith(_folder.File("file/a.pdf"));
        }

        _folder.Files().ShouldBe(["file"]);
    }
}
