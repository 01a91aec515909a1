using System.Text;

namespace Renderer.Benchmarks.Growth;

/// <summary>Documents of one length with few or many different characters.</summary>
internal static class CharacterTexts
{
    /// <summary>Characters of each document; so many can differ.</summary>
    public const int Length = 6000;

    private const int Paragraph = 200;

    // The characters of GB 2312: 94 in each row from 0xB0; row 0xD7, the last of the common ones, ends five early.
    private static readonly string Han = CodePagesEncodingProvider.Instance.GetEncoding("gb2312")!
        .GetString([.. Enumerable.Range(0xB0, 0xF8 - 0xB0).SelectMany(row => Enumerable.Range(0xA1, row == 0xD7 ? 89 : 94).SelectMany(cell => new[] { (byte)row, (byte)cell }))]);

    /// <summary>A document of so many different characters; another seed takes others.</summary>
    public static string Of(int different, int seed)
    {
        var chosen = Han.ToCharArray();
        Shuffle(chosen, seed);
        var html = new StringBuilder("""
            <!DOCTYPE html><html lang="zh-CN"><style>@page { size: A4; margin: 25mm } html { font: 14pt/24pt "Noto Serif SC" } p { margin: 0; text-align: justify }</style>
            """);
        for (var i = 0; i < Length; i += Paragraph)
            html.Append("<p>").AppendJoin("", Enumerable.Range(i, Paragraph).Select(at => chosen[at % different])).Append("</p>\n");
        return html.ToString();
    }

    // A fixed generator (a linear congruence with the constants of Knuth's MMIX), so that every run sees the same documents.
    private static void Shuffle(char[] characters, int seed)
    {
        var state = (ulong)seed + 1;
        for (var i = characters.Length - 1; i > 0; i--)
        {
            state = state * 6364136223846793005 + 1442695040888963407;
            var other = (int)((state >> 33) % (ulong)(i + 1));
            (characters[i], characters[other]) = (characters[other], characters[i]);
        }
    }
}
