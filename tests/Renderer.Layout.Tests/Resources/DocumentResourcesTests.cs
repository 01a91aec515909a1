using System.Text;
using Renderer.Layout.Resources;

namespace Renderer.Layout.Tests.Resources;

/// <summary>What addresses of a document lead to: content in the address, files that travel with it, and nothing else.</summary>
public sealed class DocumentResourcesTests
{
    private static readonly DocumentResources Resources = new(path => path is "seal.png" or "图/章.png" ? Encoding.UTF8.GetBytes(path) : null);

    [Theory]
    [InlineData("seal.png", "seal.png")]
    [InlineData("./seal.png", "seal.png")]
    [InlineData(" seal.png ", "seal.png")]
    [InlineData("图/章.png", "图/章.png")]
    [InlineData("%E5%9B%BE/%E7%AB%A0.png", "图/章.png")]
    [InlineData("data:text/plain;base64,5LiA", "一")]
    [InlineData("DATA:;BASE64, 5L iA", "一")]
    [InlineData("data:;base64,5LiA%0A", "一")]
    [InlineData("data:,%E4%B8%80%2", "一%2")]
    [InlineData("data:image/svg+xml,<svg a='%23'/>", "<svg a='#'/>")]
    public void Read_KnownAddress_GivesTheContent(string address, string content) =>
        Encoding.UTF8.GetString(Resources.Read(address, out _)!.Value.Span).ShouldBe(content);

    [Theory]
    [InlineData("")]
    [InlineData("/seal.png")]
    [InlineData("../seal.png")]
    [InlineData("a/../seal.png")]
    [InlineData("a/%2E%2E/seal.png")]
    [InlineData("a/./seal.png")]
    [InlineData("a//seal.png")]
    [InlineData("..\\seal.png")]
    [InlineData("//host/seal.png")]
    [InlineData("http://host/seal.png")]
    [InlineData("file:///seal.png")]
    [InlineData("C:/seal.png")]
    [InlineData("seal.png?x")]
    public void Read_AddressElsewhere_IsRefused(string address)
    {
        var asked = new List<string>();
        new DocumentResources(path =>
        {
            asked.Add(path);
            return null;
        }).Read(address, out var refusal).ShouldBeNull();
        refusal.ShouldContain("nothing is fetched");
        asked.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("other.png", "no file \"other.png\"")]
    [InlineData("data:nothing", "broken")]
    [InlineData("data:;base64,5Li", "broken")]
    public void Read_NothingThere_SaysWhy(string address, string reason)
    {
        Resources.Read(address, out var refusal).ShouldBeNull();
        refusal.ShouldContain(reason);
    }

    [Fact]
    public void Read_WithoutFiles_RefusesPaths() => new DocumentResources(null).Read("seal.png", out _).ShouldBeNull();
}
