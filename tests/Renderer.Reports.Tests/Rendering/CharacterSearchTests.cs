using System.Text.Json;
using Renderer.Reports.Rendering;

namespace Renderer.Reports.Tests.Rendering;

/// <summary>Problems about a character say where it stands in the data.</summary>
public sealed class CharacterSearchTests
{
    private static readonly Problem Missing = new(Severity.Error, Codes.GlyphMissing, "report.html(3,4)", "No font has a glyph for U+20BB7 𠮷.", "") { CodePoint = 0x20BB7 };

    [Theory]
    [InlineData("""{"a":{"b":["x","𠮷野"]},"c/d":"𠮷"}""", " In the data it stands at /a/b/1, /c~1d.")]
    [InlineData("""["𠮷","𠮷","𠮷","𠮷","𠮷","𠮷","𠮷"]""", " In the data it stands at /0, /1, /2, /3, /4 and elsewhere.")]
    [InlineData("""{"a":"吉"}""", "")]
    public void Locate_ACharacter_NamesItsFirstPlaces(string data, string told)
    {
        using var document = JsonDocument.Parse(data);
        CharacterSearch.Locate([Missing], document.RootElement).ShouldHaveSingleItem().Message.ShouldBe(Missing.Message + told);
    }

    [Fact]
    public void Locate_OtherProblems_LeavesThem()
    {
        using var document = JsonDocument.Parse("[]");
        var other = new Problem(Severity.Warning, Codes.LayoutOverflow, "", "wide", "");
        CharacterSearch.Locate([other], document.RootElement).ShouldBe([other]);
    }
}
