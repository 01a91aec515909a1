using System.Diagnostics;
using System.Text.RegularExpressions;
using Renderer.Templating.Evaluation;

namespace Renderer.Templating.Functions;

/// <summary>The matches of a text one after the other, under one time limit together.</summary>
internal sealed class RegexWalk(RenderContext context, Regex regex, string text)
{
    // What .NET makes for a match takes about as much room as this many values.
    private const int ItemsPerMatch = 8;

    private readonly long _start = Stopwatch.GetTimestamp();
    private Match? _last;

    /// <summary>The next match, or null after the last.</summary>
    /// <exception cref="RegexMatchTimeoutException">All together took too long.</exception>
    public Match? Next()
    {
        // One match is one step that may take up to the limit, and nothing ends it before.
        context.Budget.Look();
        context.Budget.ChargeItems(ItemsPerMatch);
        if (Stopwatch.GetElapsedTime(_start) > context.Limits.RegexTimeout)
        {
            throw new RegexMatchTimeoutException();
        }

        _last = _last is null ? regex.Match(text) : _last.NextMatch();
        return _last.Success ? _last : null;
    }
}
