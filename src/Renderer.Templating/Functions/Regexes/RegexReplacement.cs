using System.Text.RegularExpressions;
using Renderer.Templating.Evaluation;

namespace Renderer.Templating.Functions;

/// <summary>What stands for a match, by .NET's substitutions (<c>$1</c>, <c>${name}</c>, <c>$&amp;</c>).</summary>
/// <remarks>A substitution may be as long as the whole text: where there are many, each is charged before the next is made.</remarks>
internal sealed class RegexReplacement(RenderContext context, string replacement, string text)
{
    // Up to this length the whole replacement is made at once.
    private const long Short = 64 * 1024;

    private const int LongestName = 200;

    private readonly int _substitutions = replacement.AsSpan().Count('$');

    public void Append(BoundedText result, Match match)
    {
        context.Budget.WalkText(replacement.Length);
        if (_substitutions == 0)
        {
            result.Append(replacement);
        }
        else if (replacement.Length + ((long)_substitutions * text.Length) <= Short)
        {
            result.Append(match.Result(replacement));
        }
        else
        {
            AppendInParts(result, match);
        }
    }

    private void AppendInParts(BoundedText result, Match match)
    {
        for (var at = 0; at < replacement.Length;)
        {
            var next = replacement.IndexOf('$', at);
            context.Budget.Step();
            next = next < 0 ? replacement.Length : next;
            result.Append(replacement.AsSpan(at, next - at));
            at = EndOfSubstitution(next);
            result.Append(next < at ? match.Result(replacement[next..at]) : "");
        }
    }

    /// <summary>Index after the substitution that starts at a dollar sign; only that sign when it starts none.</summary>
    private int EndOfSubstitution(int start)
    {
        var at = Math.Min(start + 1, replacement.Length);
        if (at == replacement.Length)
        {
            return at;
        }

        if (replacement[at] == '{')
        {
            var close = replacement.AsSpan(at, Math.Min(LongestName, replacement.Length - at)).IndexOf('}');
            return at + close + 1;
        }

        if (!char.IsAsciiDigit(replacement[at]))
        {
            return "$&`'+_".Contains(replacement[at]) ? at + 1 : at;
        }

        while (at < replacement.Length && char.IsAsciiDigit(replacement[at]))
        {
            at++;
        }

        return at;
    }
}
