using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Logging.Abstractions;
using Renderer.Worker.Hosting;
using Renderer.Worker.Http.Access;
using Renderer.Worker.Tests.Running;

namespace Renderer.Worker.Tests.Http.Access;

public sealed class ApiKeyRingTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void Find_FileChanges_TakesItUpAfterAWhile()
    {
        Write(KeyOf(1));
        var time = new SettableTime();
        var ring = new ApiKeyRing(new HttpOptions { KeysFile = _file }, time, NullLogger<ApiKeyRing>.Instance);
        ring.Find(KeyOf(1)).ShouldNotBeNull().Name.ShouldBe("holder");

        Write(KeyOf(2));
        ring.Find(KeyOf(2)).ShouldBeNull();
        time.Advance(TimeSpan.FromSeconds(6));
        ring.Find(KeyOf(2)).ShouldNotBeNull();
        ring.Find(KeyOf(1)).ShouldBeNull();
    }

    [Fact]
    public void Find_FileBecomesUnreadable_KeepsTheKeys()
    {
        Write(KeyOf(1));
        var time = new SettableTime();
        var ring = new ApiKeyRing(new HttpOptions { KeysFile = _file }, time, NullLogger<ApiKeyRing>.Instance);
        foreach (var text in (string[])["{", "", "[]", """{"keys":[{"name":"x","sha256":"short","scopes":"submit"}]}"""])
        {
            File.WriteAllText(_file, text);
            time.Advance(TimeSpan.FromSeconds(6));
            ring.Find(KeyOf(1)).ShouldNotBeNull(text);
        }

        File.WriteAllText(_file, """{"keys":[]}""");
        time.Advance(TimeSpan.FromSeconds(6));
        ring.Find(KeyOf(1)).ShouldBeNull();
        ring.IsRequired.ShouldBeTrue();
    }

    [Theory]
    [InlineData("", "A", "", 3)]
    [InlineData("a b", "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", "submit", 1)]
    [InlineData("a", "0123456789ABCDEF0123456789abcdef0123456789abcdef0123456789abcdef", "submit", 1)]
    [InlineData("a", "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\n", "submit", 1)]
    [InlineData("a", "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", "", 1)]
    [InlineData("a", "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", "submit,admin", 1)]
    [InlineData("a", "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", "submit, read operate", 0)]
    public void FindFaults_Key_NamesEach(string name, string sha256, string scopes, int faults) =>
        new ApiKeyOptions { Name = name, Sha256 = sha256, Scopes = scopes }.FindFaults("Http:Keys:0").Count().ShouldBe(faults);

    [Fact]
    public void FindFaults_KeyInsteadOfItsHash_DoesNotShowIt() =>
        string.Concat(new ApiKeyOptions { Name = "a", Sha256 = KeyOf(1), Scopes = "read" }.FindFaults("Http:Keys:0")).ShouldNotContain(KeyOf(1));

    [Fact]
    public void KeyFile_AnyText_IsReadOrRefusedWithReason() => Prop.ForAll<string>(text =>
    {
        var reading = ApiKeyFile.Read(text);
        return reading.Faults.IsEmpty || (reading.Keys.IsEmpty && reading.Faults.All(f => f.Contains("Http", StringComparison.Ordinal)));
    }).QuickCheckThrowOnFailure();

    private static string KeyOf(byte value) => ApiKey.Write(Enumerable.Repeat(value, 32).ToArray());

    private void Write(string key) => File.WriteAllText(_file, JsonSerializer.Serialize(new { keys = new[] { new { name = "holder", sha256 = ApiKey.Hash(key), scopes = "read" } } }));
}
