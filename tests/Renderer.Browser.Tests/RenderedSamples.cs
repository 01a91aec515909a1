using System.Collections.Concurrent;
using Renderer.Layout.Pages;
using Renderer.Reports;

namespace Renderer.Browser.Tests;

/// <summary>The files of every sample, rendered once when first asked for.</summary>
public sealed class RenderedSamples : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("renderer-pages-").FullName;
    private readonly ConcurrentDictionary<string, Lazy<RenderedReport>> _reports = new(StringComparer.Ordinal);
    private readonly ReportRenderer _renderer = ReportRenderer.Open(new ReportOptions { TemplatesFolder = Samples.Templates, FontFolders = [Path.Combine(Samples.Templates, "fonts")] });

    /// <summary>Address of a sample's page.</summary>
    public string Page(string sample) => Write(sample, "html", Report(sample).Html);

    /// <summary>Path of a sample's PDF.</summary>
    public string Pdf(string sample) => new Uri(Write(sample, "pdf", Report(sample).Pdf)).LocalPath;

    /// <summary>What a sample's PDF was written from.</summary>
    public PagedDocument Layout(string sample)
    {
        var data = Check(sample);
        return _renderer.PrinterOf(data).LayOut(System.Text.Encoding.UTF8.GetString(Report(sample).Html.Span), sample).Document.ShouldNotBeNull();
    }

    /// <summary>A sample's fragment, as text.</summary>
    public string Fragment(string sample) => System.Text.Encoding.UTF8.GetString(Report(sample).Companions.Single(c => c.Format == ReportFormats.Fragment).Content.Span);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private RenderedReport Report(string sample) => _reports.GetOrAdd(sample, s => new(() => Render(s))).Value;

    private RenderedReport Render(string sample) => _renderer.Render(Check(sample)).Report.ShouldNotBeNull();

    private CheckedData Check(string sample) => _renderer.Check(
        new RenderRequest(File.ReadAllBytes(Samples.PathOf(sample)), sample) { Formats = Samples.HasFragment(Samples.PackageOf(sample)) ? [ReportFormats.Fragment] : [] }).Data.ShouldNotBeNull();

    private string Write(string sample, string extension, ReadOnlyMemory<byte> content)
    {
        var path = Path.Combine(_folder, $"{sample.Replace('/', '.')}.{extension}");
        File.WriteAllBytes(path, content.Span);
        return new Uri(path).AbsoluteUri;
    }
}
