using System.Text.RegularExpressions;
using OpenTelemetry.Metrics;

namespace Renderer.Worker.Telemetry;

/// <summary>Names as Prometheus wants them: <c>renderer.stage.duration</c> in s is <c>renderer_stage_duration_seconds</c>.</summary>
internal static partial class PrometheusName
{
    public static string Of(Metric metric)
    {
        var name = Word(metric.Name);
        var unit = UnitWord(metric.Unit);
        if (unit.Length > 0 && !name.EndsWith($"_{unit}", StringComparison.Ordinal)) name = $"{name}_{unit}";
        return metric.MetricType is MetricType.LongSum or MetricType.DoubleSum && !name.EndsWith("_total", StringComparison.Ordinal) ? $"{name}_total" : name;
    }

    public static string Label(string name) => Word(name).Replace(':', '_');

    // Units in braces and 1 are words for people; others that are not known stay out rather than make a wrong name.
    private static string UnitWord(string? unit) => unit switch
    {
        "s" => "seconds",
        "ms" => "milliseconds",
        "By" => "bytes",
        "%" => "percent",
        _ => "",
    };

    private static string Word(string name)
    {
        var word = OtherCharacters().Replace(name, "_");
        return word.Length == 0 || char.IsAsciiDigit(word[0]) ? $"_{word}" : word;
    }

    [GeneratedRegex("[^A-Za-z0-9_:]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex OtherCharacters();
}
