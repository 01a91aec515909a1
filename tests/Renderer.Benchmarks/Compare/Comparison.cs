using System.Globalization;
using System.Text.Json;

namespace Renderer.Benchmarks.Compare;

/// <summary>What was measured of one engine.</summary>
internal sealed record Measured(string Engine, string Version, bool IsWarm, IReadOnlyList<double> Seconds, long Bytes, long PeakBytes)
{
    /// <summary>Milliseconds of the document in the middle.</summary>
    public double Median => 1000 * Seconds.Order().ElementAt(Seconds.Count / 2);

    /// <summary>Milliseconds of the fastest.</summary>
    public double Least => 1000 * Seconds.Min();

    /// <summary>Milliseconds of the slowest.</summary>
    public double Most => 1000 * Seconds.Max();

    /// <summary>Documents in a second, all of them counted.</summary>
    public double Rate => Seconds.Count / Seconds.Sum();
}

/// <summary>One run: what was measured, and what was not there.</summary>
internal sealed record Comparison(string Document, IReadOnlyList<Measured> Engines, IReadOnlyList<string> Missing)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>A table in Markdown.</summary>
    public void Write(TextWriter output)
    {
        output.WriteLine("| | ms per document, median (range) | times ours | documents a second | peak memory, MiB | bytes |");
        output.WriteLine("|---|---|---|---|---|---|");
        foreach (var mode in new[] { true, false })
        {
            foreach (var engine in Engines.Where(engine => engine.IsWarm == mode)) output.WriteLine(Row(engine));
        }

        if (Missing.Count > 0) output.WriteLine($"\nNot found: {string.Join("; ", Missing)}.");
    }

    /// <summary>The same for machines, with the time of every document.</summary>
    public void WriteJson(TextWriter output) => output.WriteLine(JsonSerializer.Serialize(
        new { Document, Engines = Engines.Select(engine => new { engine.Engine, engine.Version, engine.IsWarm, engine.Median, engine.Least, engine.Most, engine.Rate, TimesOurs = TimesOurs(engine), engine.PeakBytes, engine.Bytes, engine.Seconds }), Missing }, Json));

    private string Row(Measured engine) => string.Create(CultureInfo.InvariantCulture,
        $"| {engine.Engine}{(engine.Version.Length > 0 ? " " : "")}{engine.Version}, {(engine.IsWarm ? "warm" : "a process each")} | {Number(engine.Median)} ({Number(engine.Least)}-{Number(engine.Most)}) | {Times(engine)} | {Number(engine.Rate)} | {Mebibytes(engine.PeakBytes)} | {engine.Bytes:N0} |");

    private string Times(Measured engine) => TimesOurs(engine) is { } times ? Number(times) : "";

    // Warm with warm, cold with cold.
    private double? TimesOurs(Measured engine) => Engines.FirstOrDefault(other => other.Engine == CompareOptions.Own && other.IsWarm == engine.IsWarm) is { } own ? engine.Median / own.Median : null;

    private static string Mebibytes(long bytes) => bytes == 0 ? "" : Number(bytes / 1048576.0);

    // Three figures.
    private static string Number(double value) => value.ToString(value < 10 ? "0.00" : value < 100 ? "0.0" : "N0", CultureInfo.InvariantCulture);
}
