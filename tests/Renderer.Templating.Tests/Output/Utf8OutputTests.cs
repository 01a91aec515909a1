using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace Renderer.Templating.Tests.Output;

public sealed class Utf8OutputTests
{
    [Theory]
    [InlineData("a 报告 😀 & é")]
    [InlineData("{{ '<报告> 😀' }} {{ 1.50 }} {{ 1e300 }} {{ true }}")]
    [InlineData("{{ capture x }}<b>报告</b>{{ end; x; x | string.size }}")]
    public void Render_ToBytes_EqualsTheString(string template)
    {
        var set = Parse(template);
        var bytes = new ArrayBufferWriter<byte>();
        set.Render("page", Scope(""), bytes);
        Encoding.UTF8.GetString(bytes.WrittenSpan).ShouldBe(set.Render("page", Scope("")));
    }

    [Fact]
    public void Render_ThatFails_WritesNothing()
    {
        var bytes = new ArrayBufferWriter<byte>();
        Should.Throw<TemplateException>(() => Parse("text {{ 1 / 0 }}").Render("page", Scope(""), bytes));
        bytes.WrittenCount.ShouldBe(0);
    }

    [Theory]
    [InlineData("{{ for c in text; c; end }}", "a😀b")]
    [InlineData("{{ text[1]; text[2] }}", "😀")]
    [InlineData("{{ text[1] }}-{{ text[2] }}", "\uFFFD-\uFFFD")]
    [InlineData("{{ text[2]; text[1] }}", "\uFFFD\uFFFD")]
    [InlineData("{{ capture x; text[1]; end; text[2]; x }}", "\uFFFD\uFFFD")]
    public void HalvesOfACharacter_WrittenOneAfterTheOther_AreTheCharacter(string template, string expected) =>
        Parse(template).Render("page", Scope("a😀b")).ShouldBe(expected);

    [Fact]
    public void Text_OfAnyCharacters_IsWrittenAsUtf8WouldHaveIt() => Prop.ForAll<string>(text =>
    {
        var expected = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text ?? ""));
        Parse("{{ text | raw }}").Render("page", Scope(text)).ShouldBe(expected);
        Parse("{{ for c in text; c | raw; end }}").Render("page", Scope(text)).ShouldBe(expected);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Limit_CountsBytes()
    {
        var set = Parse("报告");
        set.Render("page", Scope("") with { Limits = new TemplateLimits { OutputLength = 6 } }).ShouldBe("报告");
        Should.Throw<TemplateException>(() => set.Render("page", Scope("") with { Limits = new TemplateLimits { OutputLength = 5 } }))
            .Problems.ShouldHaveSingleItem().Code.ShouldBe(TemplateProblemCodes.Output);
    }

    private static TemplateSet Parse(string template) => TemplateSet.Parse(new Dictionary<string, string> { ["page"] = template }, new TemplateOptions());

    private static RenderScope Scope(string? text) => new(ImmutableDictionary<string, JsonElement>.Empty.Add("text", JsonSerializer.SerializeToElement(text)));
}
