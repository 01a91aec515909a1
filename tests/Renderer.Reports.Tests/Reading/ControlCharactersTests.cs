using System.Text;
using Renderer.Reports.Reading;

namespace Renderer.Reports.Tests.Reading;

public class ControlCharactersTests
{
    [Theory]
    [InlineData("""{"a":["x\u001ey"]}""", "/a/0", "U+001E")]
    [InlineData("""{"a":"\u0000"}""", "/a", "U+0000")]
    [InlineData("""{"a":"\b\f"}""", "/a", "U+0008")]
    [InlineData("""{"a\u0001":1}""", "/a\u0001", "U+0001")]
    public void Text_WithAControlCharacter_IsFound(string json, string place, string character)
    {
        var problem = Find(json).ShouldHaveSingleItem();
        (problem.Code, problem.Place, problem.Message).ShouldBe((Codes.DataSyntax, place, $"has the control character {character}"));
    }

    [Theory]
    [InlineData("""{"a":"\t\r\n\\b\\f\\u0001 \u0041"}""")]
    [InlineData("""["\u007f","\u2028","街"]""")]
    public void Text_WithoutOne_Passes(string json) => Find(json).ShouldBeEmpty();

    private static IReadOnlyList<Problem> Find(string json) =>
        ControlCharacters.Find(DataReader.Read(Encoding.UTF8.GetBytes(json), "d", 1 << 20).Document!);
}
