using System.Text;
using Markdig.Syntax.Inlines;

namespace Renderer.Reports.Narrative;

/// <summary>Writes the inside of a paragraph: text, emphasis, line breaks and links to web and mail addresses.</summary>
internal sealed class InlineWriter(StringBuilder html)
{
    private bool _softBreak;
    private char _last;

    /// <summary>Writes the inlines of one block.</summary>
    public void Write(ContainerInline? inlines)
    {
        _softBreak = false;
        _last = '\0';
        if (inlines is not null) Children(inlines);
    }

    /// <summary>Writes text, escaped.</summary>
    public void WriteText(ReadOnlySpan<char> text)
    {
        // Copies indent paragraphs with ideographic spaces; the style sheet indents them.
        if (_last == '\0') text = text.TrimStart("\u3000\u00A0 ");
        if (text.IsEmpty) return;
        if (_softBreak && !(IsWide(_last) && IsWide(text[0]))) html.Append('\n');
        _softBreak = false;
        _last = text[^1];
        foreach (var c in text)
        {
            switch (c)
            {
                case '&': html.Append("&amp;"); break;
                case '<': html.Append("&lt;"); break;
                case '>': html.Append("&gt;"); break;
                case '"': html.Append("&quot;"); break;
                case '\'': html.Append("&#39;"); break;
                default: html.Append(c); break;
            }
        }
    }

    private void Children(ContainerInline container)
    {
        foreach (var inline in container) Inline(inline);
    }

    private void Inline(Inline inline)
    {
        switch (inline)
        {
            case LiteralInline literal: WriteText(literal.Content.AsSpan()); break;
            case HtmlEntityInline entity: WriteText(entity.Transcoded.AsSpan()); break;
            case LineBreakInline { IsHard: true }: html.Append("<br>\n"); break;
            case LineBreakInline: _softBreak = true; break;
            case CodeInline code: WriteText(code.ContentSpan); break;
            case EmphasisInline emphasis: Element(emphasis.DelimiterCount > 1 ? "strong" : "em", emphasis); break;
            case LinkInline { IsImage: false } link: Link(link.Url, () => Children(link)); break;
            case AutolinkInline auto: Link(auto.IsEmail ? $"mailto:{auto.Url}" : auto.Url, () => WriteText(auto.Url)); break;
            case HtmlInline tag: WriteText(tag.Tag); break;
            case DelimiterInline delimiter: WriteText(delimiter.ToLiteral()); Children(delimiter); break;
            case ContainerInline container: Children(container); break;
        }
    }

    private void Element(string name, ContainerInline content)
    {
        html.Append('<').Append(name).Append('>');
        Children(content);
        html.Append("</").Append(name).Append('>');
    }

    /// <summary>A link where the address may be followed, else its text alone: a report stands by itself, and scripts are not addresses.</summary>
    private void Link(string? address, Action content)
    {
        var follows = Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "mailto";
        if (follows) html.Append("<a href=\"").Append(uri!.AbsoluteUri.Replace("&", "&amp;").Replace("\"", "%22").Replace("'", "%27")).Append("\">");
        content();
        if (follows) html.Append("</a>");
    }

    /// <summary>
    /// CSS Text 3, 4.1.3: a line break between two wide characters is no space. Browsers do not do it, and a space inside a Chinese
    /// sentence is a fault; so the break goes here.
    /// </summary>
    private static bool IsWide(char c) => c is >= '\u2E80' and <= '\uD7FF' or >= '\uF900' and <= '\uFAFF' or >= '\uFE30' and <= '\uFE4F'
        or >= '\uFF00' and <= '\uFF60' or '\u2018' or '\u2019' or '\u201C' or '\u201D' or '\u2014' or '\u2026' || char.IsSurrogate(c);
}
