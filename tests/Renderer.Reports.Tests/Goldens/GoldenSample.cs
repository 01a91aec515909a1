using System.Collections.Concurrent;
using Renderer.Reports.Proofs;
using Renderer.Reports.Tests.Rendering;

namespace Renderer.Reports.Tests.Goldens;

/// <summary>The samples of all packages and everything made of them, once for all tests.</summary>
internal static class GoldenSample
{
    private static readonly ConcurrentDictionary<string, Lazy<ReportProof>> Made = new(StringComparer.Ordinal);

    /// <summary>Package and sample of every sample that a manifest names.</summary>
    public static TheoryData<string, string> All
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var (template, path) in Paths) all.Add(template.Name, Path.GetFileNameWithoutExtension(path));
            return all;
        }
    }

    private static IEnumerable<(TemplateSummary Template, string Path)> Paths =>
        RenderedSamples.Renderer.Templates.SelectMany(t => t.Samples.Select(path => (t, path)));

    public static ReportProof ProofOf(string package, string name) => Made.GetOrAdd($"{package}/{name}", _ => new(() =>
    {
        var (template, path) = Paths.Single(p => p.Template.Name == package && Path.GetFileNameWithoutExtension(p.Path) == name);
        return ReportProof.Of(RenderedSamples.Renderer, new(File.ReadAllBytes(path), name) { Formats = template.Formats });
    })).Value;
}
