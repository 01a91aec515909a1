using System.Text;
using System.Text.RegularExpressions;

namespace Renderer.Reports.Checking.Schema;

/// <summary>Turns the regular expressions of JSON Schema (ECMA-262, unanchored) into .NET's.</summary>
/// <remarks>
/// What differs is rewritten: <c>\d</c> and <c>\w</c> are ASCII, <c>$</c> is the very end. A match runs in linear time where .NET can
/// (no look-around, no back-references), else under a time limit.
/// </remarks>
internal static class EcmaPattern
{
    private static readonly TimeSpan MatchTimeout = TimeSpan.FromSeconds(1);

    /// <exception cref="ArgumentException">The pattern does not parse.</exception>
    public static Regex Compile(string pattern)
    {
        var translated = Translate(pattern);
        try
        {
            return new(translated, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, MatchTimeout);
        }
        catch (NotSupportedException)
        {
            return new(translated, RegexOptions.CultureInvariant, MatchTimeout);
        }
    }

    private static string Translate(string pattern)
    {
        var result = new StringBuilder(pattern.Length + 16);
        var inClass = false;
        for (var i = 0; i < pattern.Length; i++)
        {
            var c = pattern[i];
            if (c == '\\' && i + 1 < pattern.Length) result.Append(Escape(pattern[++i], inClass));
            else if (c == '$' && !inClass) result.Append(@"\z");
            else if (c == '[' && inClass) result.Append(@"\["); // .NET would read [a-z-[aeiou]] as a subtraction
            else result.Append(c);
            inClass = c switch { '[' => true, ']' => false, _ => inClass };
        }

        return result.ToString();
    }

    private static string Escape(char c, bool inClass) => (c, inClass) switch
    {
        ('d', false) => "[0-9]",
        ('d', true) => "0-9",
        ('D', false) => "[^0-9]",
        ('D', true) => @"\0-/:-\uFFFF",
        ('w', false) => "[A-Za-z0-9_]",
        ('w', true) => "A-Za-z0-9_",
        ('W', false) => "[^A-Za-z0-9_]",
        ('W', true) => @"\0-/:-@\[-^`{-\uFFFF",
        ('/', _) => "/",
        _ => $"\\{c}",
    };
}
