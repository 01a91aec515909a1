using System.Security.Cryptography;
using System.Text;

namespace Renderer.Cli.Tests.Commands;

public sealed class KeysCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Create_TwoKeys_DifferAndTheirHashesFit()
    {
        var first = (await CommandRun.RunAsync("keys", "create", "website", "--scopes", "submit, read", "--json")).Json;
        var second = (await CommandRun.RunAsync("keys", "create", "website", "--scopes", "read", "--json")).Json;
        var key = first.GetProperty("key").GetString().ShouldNotBeNull();

        key.ShouldMatch("^rk_[A-Za-z0-9_-]{43}$");
        key.ShouldNotBe(second.GetProperty("key").GetString());
        first.GetProperty("scopes").GetString().ShouldBe("submit,read");
        first.GetProperty("sha256").GetString().ShouldBe(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key))));
    }

    [Fact]
    public async Task Create_ForPeople_ShowsTheSettings()
    {
        var run = await CommandRun.RunAsync("keys", "create", "website", "--scopes", "read");

        run.ExitCode.ShouldBe(ExitCode.Done);
        run.Out.ShouldMatch("rk_[A-Za-z0-9_-]{43}\n");
        run.Out.ShouldMatch("Http__Keys__0__Sha256=[0-9a-f]{64}\n");
        run.Out.ShouldContain("{\"name\":\"website\",\"sha256\":\"");
    }

    [Theory]
    [InlineData("web site", "read", "Name")]
    [InlineData("website", "admin", "Scopes")]
    [InlineData("website", ",", "Scopes")]
    public async Task Create_Wrong_SaysWhat(string name, string scopes, string place)
    {
        var run = await CommandRun.RunAsync("keys", "create", name, "--scopes", scopes);

        run.ExitCode.ShouldBe(ExitCode.WrongUse);
        run.Error.ShouldContain(place);
        run.Out.ShouldBeEmpty();
    }

    [Fact]
    public async Task Hash_OfACreatedKey_IsItsHash()
    {
        var created = (await CommandRun.RunAsync("keys", "create", "a", "--scopes", "read", "--json")).Json;
        var file = _folder.Write("a.key", Encoding.UTF8.GetBytes(created.GetProperty("key").GetString() + "\n"));
        var run = await CommandRun.RunAsync("keys", "hash", file);

        run.Out.Trim().ShouldBe(created.GetProperty("sha256").GetString());
    }

    [Fact]
    public async Task Hash_ShortKey_IsRefusedAndNotShown()
    {
        var run = await CommandRun.RunAsync("keys", "hash", _folder.Write("a.key", "hunter2"u8));

        run.ExitCode.ShouldBe(ExitCode.WrongUse);
        run.Error.ShouldNotContain("hunter2");
    }
}
