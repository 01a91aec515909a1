using System.Text.RegularExpressions;
using Renderer.Templating.Evaluation;

namespace Renderer.Templating.Functions;

/// <summary>The <c>regex</c> functions.</summary>
internal static class RegexFunctions
{
    public static BuiltInGroup Group { get; } = new(
        "regex",
        ("escape", "pattern", static a => Value.Of(Regex.Escape(a.Text(0)))),
        ("match", "text pattern options?", static a => Guarded(a, a.OptionalText(2), static (a, regex) => Groups(a, regex.Match(a.Text(0))))),
        ("matches", "text pattern options?", static a => Guarded(a, a.OptionalText(2), Matches)),
        ("replace", "text pattern replace options?", static a => Guarded(a, a.OptionalText(3), Replace)),
        ("split", "text pattern options?", static a => Guarded(a, a.OptionalText(2), Split)),
        ("unescape", "pattern", Unescape));

    // Parsing a pattern is under no time limit; this much takes about a millisecond.
    private const int LongestPattern = 10_000;

    private delegate Value RegexBody(Arguments arguments, Regex regex);

    private static Value Guarded(Arguments a, string? options, RegexBody body)
    {
        // One match is one step that may take up to the limit, and nothing ends it before.
        a.Context.Budget.Look();
        if (a.Text(1).Length > LongestPattern)
        {
            throw a.Fail($"a pattern of more than {LongestPattern} characters");
        }

        try
        {
            return body(a, a.Context.Program.Regexes.Get(a.Text(1), Options(a, options), a.Context.Limits.RegexTimeout));
        }
        catch (RegexMatchTimeoutException)
        {
            throw a.Context.Fail(
                TemplateProblemCodes.RegexTime,
                $"a regular expression takes longer than {a.Context.Limits.RegexTimeout.TotalMilliseconds} ms",
                "Repetitions inside repetitions, such as `(a+)+`, take exponential time.");
        }
        catch (RegexParseException exception)
        {
            throw a.Fail($"the pattern is wrong at character {exception.Offset + 1}: {exception.Error}");
        }
    }

    private static RegexOptions Options(Arguments a, string? options)
    {
        var result = RegexOptions.CultureInvariant;
        foreach (var option in options ?? "")
        {
            result |= option switch
            {
                'i' => RegexOptions.IgnoreCase,
                'm' => RegexOptions.Multiline,
                's' => RegexOptions.Singleline,
                'x' => RegexOptions.IgnorePatternWhitespace,
                _ => throw a.Fail($"`{option}` is no option", "Options are i, m, s and x."),
            };
        }

        return result;
    }

    private static Value Groups(Arguments a, Match match)
    {
        var groups = Lists.Create(a.Context, match.Success ? match.Groups.Count : 0);
        for (var i = 0; match.Success && i < match.Groups.Count; i++)
        {
            a.Context.Budget.ChargeText(match.Groups[i].Length);
            groups.Add(Value.Of(match.Groups[i].Value));
        }

        return Value.Of(new ScriptArray(groups));
    }

    private static Value Matches(Arguments a, Regex regex)
    {
        var result = new ScriptArray();
        var walk = new RegexWalk(a.Context, regex, a.Text(0));
        while (walk.Next() is { } match)
        {
            result.Add(Groups(a, match));
        }

        return Value.Of(result);
    }

    private static Value Replace(Arguments a, Regex regex)
    {
        var (text, at) = (a.Text(0), 0);
        var result = new BoundedText(a.Context);
        var replacement = new RegexReplacement(a.Context, a.Text(2), text);
        var walk = new RegexWalk(a.Context, regex, text);
        while (walk.Next() is { } match)
        {
            result.Append(text.AsSpan(at, match.Index - at));
            replacement.Append(result, match);
            at = match.Index + match.Length;
        }

        result.Append(text.AsSpan(at));
        return Value.Of(result.ToString());
    }

    /// <summary>The text between matches; what the pattern captures stands between the parts.</summary>
    private static Value Split(Arguments a, Regex regex)
    {
        var (text, at) = (a.Text(0), 0);
        var parts = new ScriptArray();
        var walk = new RegexWalk(a.Context, regex, text);
        while (walk.Next() is { } match)
        {
            AddPart(a, parts, text[at..match.Index]);
            for (var i = 1; i < match.Groups.Count; i++)
            {
                if (match.Groups[i].Success)
                {
                    AddPart(a, parts, match.Groups[i].Value);
                }
            }

            at = match.Index + match.Length;
        }

        AddPart(a, parts, text[at..]);
        return Value.Of(parts);
    }

    private static void AddPart(Arguments a, ScriptArray parts, string part)
    {
        a.Context.Budget.ChargeItems(1);
        a.Context.Budget.ChargeText(part.Length);
        parts.Add(Value.Of(part));
    }

    private static Value Unescape(Arguments a)
    {
        try
        {
            return Value.Of(Regex.Unescape(a.Text(0)));
        }
        catch (RegexParseException exception)
        {
            throw a.Fail($"the escape sequence at character {exception.Offset + 1} is wrong");
        }
    }
}
