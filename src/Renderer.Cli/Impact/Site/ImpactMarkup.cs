using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Renderer.Cli.Impact.Text;
using Renderer.Reports;

namespace Renderer.Cli.Impact.Site;

/// <summary>What the pages of an impact report are written with: one file each, which loads nothing and runs at most its own script.</summary>
internal static class ImpactMarkup
{
    // Chinese stays readable in the source.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private static readonly string Style = Resource("impact.css");

    private static readonly string Script = Resource("impact.js");

    public static string Escape(string text) => Encoder.Encode(text);

    /// <summary>A whole page.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="body">Its body.</param>
    /// <param name="runs">Whether it has the script of the list.</param>
    public static string Page(string title, string body, bool runs)
    {
        var script = runs ? $"script-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Script)))}'; " : "";
        return $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; {script}style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="robots" content="noindex">
            <title>{Escape(title)}</title>
            <style>
            {Style}</style>
            </head>
            <body>
            <a class="skip" href="#main">to the content</a>
            {body}{(runs ? $"<script>{Script}</script>\n" : "")}</body>
            </html>

            """;
    }

    /// <summary>The attribute that says a text's language; nothing when it is not known.</summary>
    public static string LanguageOf(string language) => language.Length == 0 ? "" : $" lang=\"{Escape(language)}\"";

    /// <summary>The label of a class.</summary>
    public static string Label(ImpactClass impact) => $"<span class=\"class {ReportImpact.NameOf(impact)}\">{ReportImpact.NameOf(impact)}</span>";

    /// <summary>A line with its marks; of one side, or of both in one.</summary>
    public static string Words(ComparedLine line, Side side) => string.Concat(line.Parts.Where(p => side == Side.Both || p.Side == Side.Both || p.Side == side).Select(p => p.Side switch
    {
        Side.Before => $"<del>{Escape(p.Text)}</del>",
        Side.After => $"<ins>{Escape(p.Text)}</ins>",
        _ => Escape(p.Text),
    }));

    /// <summary>A problem with place and hint.</summary>
    public static string Problem(Problem problem) =>
        $"<code>{Escape(problem.Place)}</code>: {Escape(problem.Message)}{(problem.Hint.Length == 0 ? "" : $" <span class=\"soft\">({Escape(problem.Hint)})</span>")}";

    private static string Resource(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"impact/{name}")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
