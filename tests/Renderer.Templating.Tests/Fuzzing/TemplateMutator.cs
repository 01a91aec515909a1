namespace Renderer.Templating.Tests.Fuzzing;

/// <summary>Spoils templates: cuts, doubles, swaps and inserts pieces of them.</summary>
internal sealed class TemplateMutator(Random random, IReadOnlyList<string> seeds)
{
    private const int Longest = 20_000;

    private static readonly string[] Pieces =
    [
        "{{", "}}", "{{-", "-}}", "{{~", "~}}", "{%{", "}%}", "(", ")", "[", "]", "{", "}", "\"", "'", "`", "$\"", "\\", "#", "##", "|", "||", "&&", "&", "??", "?!", "?.", ".", "..", "..<", "...", ",", ":", ";",
        "=", "==", "!=", "<", ">", "<=", ">=", "<<", ">>", "+", "-", "*", "/", "//", "%", "++", "--", "+=", "@", "^", "!", "?", "$", "$$", "$0", "$x", "\n", " ", "0", "1", "0x", "0b", "1e", "1.5m", "9999999999999999999",
        "if", "else", "end", "for", "in", "while", "tablerow", "case", "when", "func", "do", "ret", "capture", "with", "wrap", "import", "readonly", "include", "include_join", "break", "continue", "this", "empty", "null",
        "true", "limit:", "offset:", "reversed", "string.", "array.each", "object.eval", "object.eval_template", "regex.replace", "date.now", "math.format", "\0", "\u2028", "\uD800", "😀", "花", "\r",
    ];

    /// <summary>One of the seeds with a few changes.</summary>
    public string Mutant()
    {
        var text = seeds[random.Next(seeds.Count)];
        for (var changes = random.Next(1, 6); changes > 0; changes--)
        {
            text = Changed(text);
        }

        return text.Length > Longest ? text[..Longest] : text;
    }

    /// <summary>Pieces of the language in any order.</summary>
    public string Soup() => "{{ " + string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => Pieces[random.Next(Pieces.Length)] + (random.Next(2) == 0 ? " " : ""))) + " }}";

    private string Changed(string text)
    {
        var (start, end) = Stretch(text);
        return random.Next(7) switch
        {
            0 => text.Remove(start, end - start),
            1 => text.Insert(end, text[start..end]),
            2 => text.Insert(start, Pieces[random.Next(Pieces.Length)]),
            3 => string.Concat(text.AsSpan(0, start), Pieces[random.Next(Pieces.Length)], text.AsSpan(end)),
            4 => text.Insert(start, Other()),
            5 => string.Concat(text.AsSpan(0, start), ((char)random.Next(0x20, 0x7F)).ToString(), text.AsSpan(Math.Min(start + 1, text.Length))),
            _ => text.Insert(start, string.Concat(Enumerable.Repeat(text[start..Math.Min(end, start + 5)], random.Next(2, 50)))),
        };
    }

    private string Other()
    {
        var other = seeds[random.Next(seeds.Count)];
        var (start, end) = Stretch(other);
        return other[start..end];
    }

    private (int Start, int End) Stretch(string text)
    {
        var start = random.Next(text.Length + 1);
        return (start, Math.Min(text.Length, start + random.Next(1, 40)));
    }
}
