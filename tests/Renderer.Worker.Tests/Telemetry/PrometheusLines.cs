using System.Globalization;
using System.Text.RegularExpressions;

namespace Renderer.Worker.Tests.Telemetry;

/// <summary>A strict reader of Prometheus' text format 0.0.4: whatever the format forbids, it refuses.</summary>
internal sealed partial class PrometheusLines
{
    private readonly Dictionary<string, string> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> _values = new(StringComparer.Ordinal);
    private readonly HashSet<string> _closed = new(StringComparer.Ordinal);
    private string _family = "";

    public PrometheusLines(string text)
    {
        text.ShouldEndWith("\n");
        foreach (var line in text[..^1].Split('\n')) Read(line);
        foreach (var (name, type) in _types.Where(t => t.Value == "histogram")) CheckHistogram(name, type);
    }

    public IReadOnlyDictionary<string, string> Types => _types;

    public IReadOnlyDictionary<string, double> Values => _values;

    private void Read(string line)
    {
        if (line.StartsWith("# HELP ", StringComparison.Ordinal))
        {
            Open(line.Split(' ', 4)[2]);
            return;
        }

        if (line.StartsWith("# TYPE ", StringComparison.Ordinal))
        {
            var parts = line.Split(' ');
            if (_family != parts[2]) Open(parts[2]);
            parts.Length.ShouldBe(4, line);
            parts[3].ShouldBeOneOf("counter", "gauge", "histogram");
            _types.TryAdd(parts[2], parts[3]).ShouldBeTrue(line);
            return;
        }

        var sample = Sample().Match(line);
        sample.Success.ShouldBeTrue(line);
        BelongsToTheFamily(sample.Groups["name"].Value).ShouldBeTrue(line);
        var names = Label().Matches(sample.Groups["labels"].Value).Select(l => l.Groups["name"].Value).ToList();
        names.Distinct().Count().ShouldBe(names.Count, line);
        _values.TryAdd(line[..line.LastIndexOf(' ')], Number(sample.Groups["value"].Value)).ShouldBeTrue($"twice: {line}");
    }

    // A family's lines stand together: it must not come back after another.
    private void Open(string family)
    {
        Name().IsMatch(family).ShouldBeTrue(family);
        _closed.Add(_family);
        _closed.ShouldNotContain(family);
        _family = family;
    }

    private bool BelongsToTheFamily(string name) => _types[_family] == "histogram"
        ? name == $"{_family}_bucket" || name == $"{_family}_sum" || name == $"{_family}_count"
        : name == _family;

    private void CheckHistogram(string name, string type)
    {
        type.ShouldBe("histogram");
        var groups = _values.Where(v => v.Key.StartsWith($"{name}_bucket{{", StringComparison.Ordinal)).GroupBy(v => Bound().Replace(v.Key, ""));
        foreach (var group in groups)
        {
            group.Select(b => Number(Bound().Match(b.Key).Groups["bound"].Value)).ShouldBeInOrder(SortDirection.Ascending);
            group.Select(b => b.Value).ShouldBeInOrder(SortDirection.Ascending);
            Bound().Match(group.Last().Key).Groups["bound"].Value.ShouldBe("+Inf");
            var count = group.Key.Replace($"{name}_bucket", $"{name}_count", StringComparison.Ordinal).Replace("{}", "", StringComparison.Ordinal);
            _values[count].ShouldBe(group.Last().Value);
        }
    }

    private static double Number(string text) => text switch
    {
        "+Inf" => double.PositiveInfinity,
        "-Inf" => double.NegativeInfinity,
        _ => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
    };

    [GeneratedRegex(@"\A[A-Za-z_:][A-Za-z0-9_:]*\z", RegexOptions.None, 1000)]
    private static partial Regex Name();

    [GeneratedRegex(@"\A(?<name>[A-Za-z_:][A-Za-z0-9_:]*)(\{(?<labels>[A-Za-z_][A-Za-z0-9_]*=""([^""\\\n]|\\[\\""n])*""(,[A-Za-z_][A-Za-z0-9_]*=""([^""\\\n]|\\[\\""n])*"")*)\})? (?<value>[^ ]+)\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Sample();

    [GeneratedRegex(@"(?<name>[A-Za-z_][A-Za-z0-9_]*)=""([^""\\\n]|\\[\\""n])*""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Label();

    [GeneratedRegex(@",?le=""(?<bound>[^""]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Bound();
}
