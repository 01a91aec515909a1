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

    private delegate Value RegexBody(Arguments arguments, Regex regex);

    private static Value Guarded(Arguments a, string? options, RegexBody body)
    {
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
        for (var match = regex.Match(a.Text(0)); match.Success; match = match.NextMatch())
        {
            a.Context.Budget.ChargeItems(1);
            result.Add(Groups(a, match));
        }

        return Value.Of(result);
    }

    private static Value Replace(Arguments a, Regex regex)
    {
        var (text, replacement, at) = (a.Text(0), a.Text(2), 0);
        var result = new BoundedText(a.Context);
        for (var match = regex.Match(text); match.Success; match = match.NextMatch())
        {
            a.Context.Budget.Step();
            result.Append(text.AsSpan(at, match.Index - at));
            result.Append(match.Result(replacement));
            at = match.Index + match.Length;
        }

        result.Append(text.AsSpan(at));
        return Value.Of(result.ToString());
    }

    private static Value Split(Arguments a, Regex regex)
    {
        a.Context.Budget.ChargeText(a.Text(0).Length);
        var parts = regex.Split(a.Text(0));
        var items = Lists.Create(a.Context, parts.Length);
        foreach (var part in parts)
        {
            items.Add(Value.Of(part));
        }

        return Value.Of(new ScriptArray(items));
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
