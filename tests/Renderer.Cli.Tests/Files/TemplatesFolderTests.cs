using Renderer.Cli.Files;

namespace Renderer.Cli.Tests.Files;

public sealed class TemplatesFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Find_BesideTheProgram_ComesFirst()
    {
        Create("program/templates/fonts");
        Create("templates/fonts");
        Create("work/templates/fonts");

        TemplatesFolder.Find(Create("program"), Create("work")).ShouldBe(_folder.File("program/templates"));
    }

    [Fact]
    public void Find_AboveTheProgram_ComesNext()
    {
        Create("repository/templates/fonts");

        TemplatesFolder.Find(Create("repository/src/bin"), Create("work")).ShouldBe(_folder.File("repository/templates"));
    }

    [Fact]
    public void Find_AboveTheWorkingFolder_ComesLast()
    {
        Create("work/templates/fonts");

        TemplatesFolder.Find(Create("program"), Create("work/below")).ShouldBe(_folder.File("work/templates"));
    }

    [Fact]
    public void Find_TemplatesWithoutFonts_AreSomethingElse()
    {
        Create("work/templates");

        TemplatesFolder.Find(Create("program"), Create("work")).ShouldBeNull();
    }

    private string Create(string name) => Directory.CreateDirectory(_folder.File(name)).FullName;
}
