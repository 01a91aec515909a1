using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Renderer.Templating;

namespace Renderer.Benchmarks.Documents;

/// <summary>Twelve charts on one sheet: bars, lines and pies in turn, with their coordinates worked out; made by a rule.</summary>
internal static class ChartData
{
    private const int Months = 12;
    private const double Left = 26, Top = 22, Bottom = 172, Step = 13.8, Centre = 100, Radius = 62;

    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };
    private static readonly string[] Titles = ["每月新收申请", "累计主动公开", "申请人类别"];
    private static readonly string[] Colors = ["#1f6fb5", "#d95f02", "#1b9e77", "#7570b3", "#e7298a"];
    private static readonly string[] Groups = ["自然人", "企业", "科研", "公益", "其他"];

    /// <summary>The data as a template sees it.</summary>
    public static RenderScope Scope() => new(ImmutableDictionary<string, JsonElement>.Empty
        .Add("title", JsonSerializer.SerializeToElement("政府信息公开工作图解"))
        .Add("lines", JsonSerializer.SerializeToElement(Enumerable.Range(0, 4).Select(line => new[] { Bars(line), Lines(line), Pie(line) }), Json)));

    private static Chart Bars(int line) => new Chart($"bars{line}", Title(0, line)) with
    {
        Ticks = Ticks(),
        Bars = [.. Heights(line).Select((height, month) => new Bar(Round(Left + 2 + month * Step), Round(Bottom - height), Round(height)))],
    };

    private static Chart Lines(int line)
    {
        var points = Heights(line + 4).Select((height, month) => new Point(Round(Left + 6 + month * Step), Round(Bottom - height))).ToArray();
        var curve = string.Join(' ', points.Select(point => string.Create(CultureInfo.InvariantCulture, $"{point.X},{point.Y}")));
        return new Chart($"lines{line}", Title(1, line)) with { Ticks = Ticks(), Points = points, Curve = curve, Area = string.Create(CultureInfo.InvariantCulture, $"M{points[0].X} {Bottom}L{curve}L{points[^1].X} {Bottom}Z") };
    }

    private static Chart Pie(int line)
    {
        var shares = Groups.Select((_, index) => 10.0 + (line * 17 + index * 29) % 41).ToArray();
        var ends = shares.Select((_, index) => 2 * Math.PI * shares[..(index + 1)].Sum() / shares.Sum()).ToArray();
        return new Chart($"pie{line}", Title(2, line)) with { Slices = [.. Groups.Select((group, index) => SliceOf(group, index, index == 0 ? 0 : ends[index - 1], ends[index]))] };
    }

    private static Slice SliceOf(string group, int index, double from, double to)
    {
        var (start, end, label) = (On(from, Radius), On(to, Radius), On((from + to) / 2, Radius + 16));
        var isLarge = to - from > Math.PI ? 1 : 0;
        var outline = string.Create(CultureInfo.InvariantCulture, $"M{Centre} {Centre}L{start.X} {start.Y}A{Radius} {Radius} 0 {isLarge} 1 {end.X} {end.Y}Z");
        return new(outline, Colors[index], group, label.X, label.Y);
    }

    // Angles run from the top, clockwise.
    private static Point On(double angle, double radius) => new(Round(Centre + radius * Math.Sin(angle)), Round(Centre - radius * Math.Cos(angle)));

    private static IEnumerable<double> Heights(int seed) => Enumerable.Range(0, Months).Select(month => 20.0 + (seed * 31 + month * month * 7) % 120);

    private static Tick[] Ticks() => [.. Enumerable.Range(0, 6).Select(step => new Tick(Round(Bottom - step * (Bottom - Top) / 5), step * 20))];

    private static double Round(double value) => Math.Round(value, 2);

    private static string Title(int kind, int line) => $"{Titles[kind]}（{2020 + line}年）";

    private sealed record Chart(string Id, string Title)
    {
        public Tick[] Ticks { get; init; } = [];

        public Bar[] Bars { get; init; } = [];

        public string? Curve { get; init; }

        public string? Area { get; init; }

        public Point[] Points { get; init; } = [];

        public Slice[] Slices { get; init; } = [];
    }

    private sealed record Tick(double Y, int Label);

    private sealed record Bar(double X, double Y, double Height);

    private sealed record Point(double X, double Y);

    private sealed record Slice(string Outline, string Color, string Label, double X, double Y);
}
