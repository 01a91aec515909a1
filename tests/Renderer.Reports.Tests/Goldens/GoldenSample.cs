using System.Collections.Concurrent;
using System.Text;
using Renderer.Layout;
using Renderer.Layout.Fonts;
using Renderer.Layout.Pages;
using Renderer.Reports.Tests.Rendering;

namespace Renderer.Reports.Tests.Goldens;

/// <summary>A sample of a package and everything made of it, once for all tests.</summary>
internal sealed class GoldenSample
{
    private static readonly Lazy<FontLibrary> Fonts = new(() => FontLibrary.Open(Repository.Fonts));
    private static readonly ConcurrentDictionary<string, Lazy<GoldenSample>> Made = new(StringComparer.Ordinal);

    private readonly RenderedReport _report;

    private GoldenSample(TemplateSummary template, string path)
    {
        var check = RenderedSamples.Renderer.Check(new(File.ReadAllBytes(path), path) { Formats = template.Formats });
        var rendered = RenderedSamples.Renderer.Render(check.Data ?? throw new InvalidOperationException(string.Join('\n', check.Problems)));
        _report = rendered.Report ?? throw new InvalidOperationException(string.Join('\n', rendered.Problems));
        Problems = [.. check.Problems, .. rendered.Problems];
        Html = Encoding.UTF8.GetString(_report.Html.Span);
        Pages = new Typesetter(Fonts.Value, new LayoutOptions()).LayOut(Html);
    }

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

    /// <summary>What check and render say of it.</summary>
    public IReadOnlyList<Problem> Problems { get; }

    public string Html { get; }

    /// <summary>The page as the PDF has it.</summary>
    public PagedDocument Pages { get; }

    private static IEnumerable<(TemplateSummary Template, string Path)> Paths =>
        RenderedSamples.Renderer.Templates.SelectMany(t => t.Samples.Select(path => (t, path)));

    public static GoldenSample Of(string package, string name) => Made.GetOrAdd($"{package}/{name}", _ => new(() =>
    {
        var (template, path) = Paths.Single(p => p.Template.Name == package && Path.GetFileNameWithoutExtension(p.Path) == name);
        return new(template, path);
    })).Value;

    /// <summary>A companion's text, or null when the package gives none.</summary>
    public string? Companion(string format) =>
        _report.Companions.FirstOrDefault(c => c.Format == format) is { } companion ? Encoding.UTF8.GetString(companion.Content.Span) : null;
}
