using System.Globalization;
using Renderer.Layout.Css.Cascade;
using Renderer.Layout.Css.Values;
using Renderer.Layout.Inline;
using static Renderer.Layout.Inline.LineBreakClass;

namespace Renderer.Layout.Tests.Inline;

/// <summary>The rules against the Unicode Consortium's own cases, which Debian's package unicode-data installs; skipped without it.</summary>
public class UnicodeDataTests
{
    // Scripts that are refused (Khmer, Mongolian), the brackets Unicode itself replaces, what is not assigned yet, and line ends that HTML has not.
    private static readonly int[] Elsewhere = [0x17D6, 0x1806, 0x2329, 0x1F02C, 0x0D];

    // Where Unicode 16 says other than 15, which Debian 12 has: LB15, LB15c and LB15d, LB20a, LB21a, LB25.
    private static readonly (LineBreakClass Before, LineBreakClass After)[] ChangedSince15 =
        [(SP, OP), (SP, CM), (SP, IS), (HY, AL), (HY, HL), (CM, AL), (CM, HL), (IS, NU), (CM, NU)];

    private sealed class UnicodeDataFactAttribute : FactAttribute
    {
        public UnicodeDataFactAttribute()
        {
            if (!File.Exists(CasesFile)) Skip = "Debian's package unicode-data is not installed.";
        }
    }

    private static string CasesFile => Path.Combine(Environment.GetEnvironmentVariable("UNICODE_DATA") ?? "/usr/share/unicode", "auxiliary", "LineBreakTest.txt");

    [UnicodeDataFact]
    public void Mark_ConsortiumsCases_AgreeButForTheListedChanges()
    {
        var cases = File.ReadLines(CasesFile).Select(line => line.Split('#')[0].Trim()).Where(line => line.Length > 0).Select(ConsortiumsCase.Parse)
            .Where(known => !known.CodePoints.Any(Elsewhere.Contains)).ToList();
        cases.Count.ShouldBeGreaterThan(5000);
        cases.Select(Difference).OfType<string>().ShouldBeEmpty();
    }

    private sealed record ConsortiumsCase(int[] CodePoints, bool[] BreaksBefore, string Line)
    {
        public static ConsortiumsCase Parse(string line)
        {
            var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var codePoints = parts.Where((_, i) => i % 2 == 1).Select(hex => int.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToArray();
            return new(codePoints, [.. parts.Where((_, i) => i % 2 == 0).Select(mark => mark == "÷").SkipLast(1)], line);
        }
    }

    private static string? Difference(ConsortiumsCase known)
    {
        var chars = known.CodePoints.Select(point => new InlineChar { CodePoint = point, Traits = point == ' ' ? CharTraits.Space : CharTraits.None }).ToArray();
        LineBreaker.Mark(chars, [new(new ComputedStyle { LineBreak = LineBreakStrictness.Strict }, null, 0)], isEastAsian: false);
        for (var i = 1; i < chars.Length; i++)
        {
            if (chars[i].Before != LineBreakKind.None == known.BreaksBefore[i]) continue;
            var (before, after) = (LineBreakClasses.Of(known.CodePoints[i - 1]), LineBreakClasses.Of(known.CodePoints[i]));
            if (!ChangedSince15.Contains((before, after))) return $"{known.Line}: between {before} and {after}";
        }
        return null;
    }
}
