using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Renderer.Reports.Tests.Rendering;

/// <summary>The samples of the disclosure forms, rendered once for all tests, and any variation of them.</summary>
internal static class RenderedSamples
{
    public const string Huajie = "huajie-2023";
    public const string Guandu = "guandu-2021";
    public const string Huodian = "huodian-2020";
    public const string Jinfeng = "jinfeng-2020";

    /// <summary>Invented, with every optional part of the 2021 form.</summary>
    public const string Example2021 = "example-2024";

    /// <summary>Invented, with every optional part of the 2019 form.</summary>
    public const string Example2019 = "example-2019";

    private static readonly Lazy<ReportRenderer> Shared = new(Open);
    private static readonly ConcurrentDictionary<string, Lazy<RenderedReport>> Reports = new();

    /// <summary>The published reports of both forms.</summary>
    public static TheoryData<string> Published => [Huajie, Guandu, Huodian, Jinfeng];

    /// <summary>All samples of both forms.</summary>
    public static TheoryData<string> All => [Huajie, Guandu, Huodian, Jinfeng, Example2021, Example2019];

    public static ReportRenderer Renderer => Shared.Value;

    public static ReportRenderer Open() => ReportRenderer.Open(new() { TemplatesFolder = Repository.Templates, FontFolders = [Repository.Fonts] });

    public static byte[] Data(string name) => File.ReadAllBytes(Directory.EnumerateFiles(Repository.Templates, $"{name}.json", SearchOption.AllDirectories).Single());

    public static JsonObject Json(string name) => JsonNode.Parse(Data(name))!.AsObject();

    public static RenderedReport Report(string name) => Reports.GetOrAdd(name, n => new(() => Render(Data(n)))).Value;

    public static IHtmlDocument Page(string name) => new HtmlParser().ParseDocument(Html(Data(name)));

    /// <summary>Renders a sample after a change to its data.</summary>
    public static IHtmlDocument PageOf(string name, Action<JsonObject> change)
    {
        var data = Json(name);
        change(data);
        return new HtmlParser().ParseDocument(Html(Encoding.UTF8.GetBytes(data.ToJsonString())));
    }

    public static CheckResult Check(string name, Action<JsonObject> change)
    {
        var data = Json(name);
        change(data);
        return Renderer.Check(new(Encoding.UTF8.GetBytes(data.ToJsonString()), name));
    }

    /// <summary>The page alone, without layout and PDF.</summary>
    public static string Html(byte[] data)
    {
        var check = Renderer.Check(new(data, "sample"));
        check.Problems.ShouldAllBe(p => p.Severity == Severity.Advice);
        var problems = new List<Problem>();
        var html = ReportRenderer.RenderHtml(check.Data!, problems);
        problems.ShouldBeEmpty();
        return html.ShouldNotBeNull();
    }

    public static RenderedReport Render(byte[] data, ReportRenderer? renderer = null)
    {
        renderer ??= Renderer;
        var check = renderer.Check(new(data, "sample"));
        check.Problems.ShouldBeEmpty();
        var result = renderer.Render(check.Data!);
        result.Problems.ShouldBeEmpty();
        return result.Report!;
    }
}
