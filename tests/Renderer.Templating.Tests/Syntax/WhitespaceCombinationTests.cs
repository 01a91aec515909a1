using System.Text;
using System.Text.RegularExpressions;

namespace Renderer.Templating.Tests.Syntax;

/// <summary>White space control in every combination of marks and surroundings, against a model that strips with regular expressions.</summary>
public sealed class WhitespaceCombinationTests
{
    private static readonly string[] Marks = ["", "-", "~"];

    private static readonly string[] Surroundings =
    [
        "", "x", " ", "x ", " x", "\n", "x\n", "\nx", "\r\n", "x\r\n", "\r\nx", "\t", "x \t\n", "\n\t x", " \n \n ", "x\n  ", "  \nx", "\n\n", "x\u3000", " x \n y ", "\v", "\r",
    ];

    [Theory]
    [InlineData("{{", " 1 ", "}}", "1")]
    [InlineData("{%{", "1", "}%}", "1")]
    [InlineData("{%%{", " {{ }%} ", "}%%}", " {{ }%} ")]
    [InlineData("{{", " # comment", "}}", "")]
    [InlineData("{{", " ", "}}", "")]
    public void Strip_RoundOneBlock_FollowsTheModel(string open, string content, string close, string output)
    {
        foreach (var (before, after, left, right) in Combinations())
        {
            var template = before + open + left + content + right + close + after;
            Templates.Render(template).ShouldBe(StripEnd(before, left) + output + StripStart(after, right), Shown(template));
        }
    }

    [Fact]
    public void Strip_BetweenTwoBlocks_AppliesFromBothSides()
    {
        foreach (var (between, _, left, right) in Combinations())
        {
            foreach (var (open, close) in new[] { ("{{", "}}"), ("{%{", "}%}") })
            {
                var template = $"{{{{ 1 {right}}}}}{between}{open}{left}2{close}";
                Templates.Render(template).ShouldBe("1" + StripEnd(StripStart(between, right), left) + "2", Shown(template));
            }
        }
    }

    [Fact]
    public void Strip_OfEscapedText_LeavesItsOwnSpaces() => Templates.Render("a {%{-  b  -}%} c").ShouldBe("a  b  c");

    [Fact]
    public void Strip_AcrossAnotherBlock_StopsThere() => Templates.Render("a \n{{ '' }}{{- 1 -}}{{ '' }}\n b").ShouldBe("a \n1\n b");

    private static IEnumerable<(string Before, string After, string Left, string Right)> Combinations() =>
        from before in Surroundings from after in Surroundings from left in Marks from right in Marks select (before, after, left, right);

    // Greedy takes all white space; the other mark only that of the line, on the right with the line break.
    private static string StripEnd(string text, string mark) => mark switch
    {
        "-" => Regex.Replace(text, @"\s+\z", "", RegexOptions.NonBacktracking),
        "~" => Regex.Replace(text, @"[^\S\n]+\z", "", RegexOptions.NonBacktracking),
        _ => text,
    };

    private static string StripStart(string text, string mark) => mark switch
    {
        "-" => Regex.Replace(text, @"\A\s+", "", RegexOptions.NonBacktracking),
        "~" => Regex.Replace(text, @"\A[^\S\n]*\n?", "", RegexOptions.NonBacktracking),
        _ => text,
    };

    private static string Shown(string template)
    {
        var text = new StringBuilder();
        foreach (var character in template)
        {
            text.Append(character < ' ' ? $"<{(int)character:x2}>" : character.ToString());
        }

        return text.ToString();
    }
}
