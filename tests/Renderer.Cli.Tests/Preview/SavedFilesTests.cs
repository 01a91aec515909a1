using Renderer.Cli.Preview;

namespace Renderer.Cli.Tests.Preview;

public sealed class SavedFilesTests : IDisposable
{
    // A bound, not a measurement: the machine may be busy.
    private readonly CancellationTokenSource _patience = new(TimeSpan.FromMinutes(1));
    private readonly TemporaryFolder _folder = new();

    public SavedFilesTests()
    {
        _folder.Write("templates/note/page.sbn-html", "a"u8);
        _folder.Write("elsewhere/data.json", "{}"u8);
    }

    public void Dispose()
    {
        _patience.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("templates/note/page.sbn-html")]
    [InlineData("templates/note/new.css")]
    [InlineData("templates/other/template.json")]
    [InlineData("elsewhere/data.json")] // Not below the watched folder: found by looking.
    public async Task Wait_FileSaved_Returns(string file)
    {
        using var files = Watch();
        var wait = files.WaitAsync(_patience.Token);
        wait.IsCompleted.ShouldBeFalse();
        _folder.Write(file, "changed"u8);

        await wait;
    }

    [Fact]
    public async Task Wait_SavedBeforeTheWait_IsToldOnce()
    {
        using var files = Watch();
        using var cancelled = new CancellationTokenSource();
        _folder.Write("templates/note/page.sbn-html", "changed"u8);

        await files.WaitAsync(_patience.Token);
        var again = files.WaitAsync(cancelled.Token);
        again.IsCompleted.ShouldBeFalse();
        await cancelled.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(again);
    }

    [Fact]
    public async Task Wait_FileRemoved_Returns()
    {
        using var files = Watch();
        File.Delete(_folder.File("templates/note/page.sbn-html"));

        await files.WaitAsync(_patience.Token);
    }

    [Fact]
    public async Task Wait_Cancelled_Throws()
    {
        using var files = Watch();
        using var cancelled = new CancellationTokenSource();
        var wait = files.WaitAsync(cancelled.Token);
        await cancelled.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(wait);
    }

    private SavedFiles Watch() => new(_folder.File("templates"), _folder.File("elsewhere/data.json"));
}
