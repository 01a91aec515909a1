using System.CommandLine.Parsing;
using System.Globalization;

namespace Renderer.Cli.Commands;

/// <summary>A moment on the command line: a time, or how long ago.</summary>
internal static class Moment
{
    public static DateTimeOffset? Parse(ArgumentResult result)
    {
        var text = result.Tokens[^1].Value;
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)) return time;
        if (text.Length > 1 && int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var count) && UnitOf(text[^1]) is { } unit)
            return TimeProvider.System.GetUtcNow() - (count * unit);
        result.AddError($"{text} is no time. Write 2026-01-31T18:00:00+08:00, or an age such as 90m, 6h, 2d.");
        return null;
    }

    private static TimeSpan? UnitOf(char unit) => unit switch
    {
        's' => TimeSpan.FromSeconds(1),
        'm' => TimeSpan.FromMinutes(1),
        'h' => TimeSpan.FromHours(1),
        'd' => TimeSpan.FromDays(1),
        _ => null,
    };
}
