using Markdig;
using Markdig.Parsers;

namespace Renderer.Reports.Narrative;

/// <summary>Turns the narrative of a report, written in CommonMark, into HTML that cannot hold anything but text, emphasis, lists, tables and links.</summary>
/// <remarks>
/// Two departures from CommonMark, both because the text is a published document's: lines that begin with spaces are paragraphs, not
/// code (copies from web pages begin so), and numbered paragraphs keep the number that was written instead of becoming list markers.
/// </remarks>
internal static class NarrativeMarkup
{
    private static readonly MarkdownPipeline Pipeline = Build();

    /// <summary>The markup for a template; the name under which templates call it is <c>markdown</c>.</summary>
    public static string ToHtml(string text)
    {
        try
        {
            return NarrativeWriter.Write(Markdown.Parse(text, Pipeline));
        }
        catch (ArgumentException)
        {
            // Markdig refuses quotes or emphasis nested beyond its limit: then nothing but the paragraphs is meant.
            return NarrativeWriter.Write(text.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        }
    }

    private static MarkdownPipeline Build()
    {
        var builder = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().UseCjkFriendlyEmphasis();
        builder.BlockParsers.TryRemove<IndentedCodeBlockParser>();
        return builder.Build();
    }
}
