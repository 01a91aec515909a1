namespace Renderer.Layout.Css.Cascade;

/// <summary>What HTML looks like without a style sheet (HTML, section 15), as far as paper needs it.</summary>
internal static class UserAgentSheet
{
    public static readonly StyleSheet Sheet = StyleSheetReader.Read(
        """
        html, body, address, article, aside, blockquote, center, dd, details, div, dl, dt, fieldset, figcaption, figure, footer, form, h1, h2, h3, h4, h5, h6,
        header, hgroup, hr, legend, listing, main, menu, nav, ol, p, plaintext, pre, search, section, summary, ul, xmp, dir { display: block }
        button, marquee { display: inline-block }
        slot { display: contents }
        head, script, style, title, meta, link, base, basefont, template, datalist, area, param, source, track, noembed, noframes, frameset, applet,
        input, select, textarea, meter, progress, audio, video, canvas, iframe, object, embed, math, dialog, [hidden] { display: none }
        body { margin: 8px }
        p, dl, ul, ol, menu, dir, blockquote, figure, pre, listing, plaintext, xmp { margin-top: 1em; margin-bottom: 1em }
        blockquote, figure { margin-left: 40px; margin-right: 40px }
        dd { margin-left: 40px }
        ul, ol, menu, dir { padding-left: 40px }
        ul, menu, dir { list-style-type: disc }
        ul ul, ol ul { list-style-type: circle }
        ul ul ul, ul ol ul, ol ul ul, ol ol ul { list-style-type: square }
        ol { list-style-type: decimal }
        ul ul, ul ol, ol ul, ol ol { margin-top: 0; margin-bottom: 0 }
        li { display: list-item }
        h1, h2, h3, h4, h5, h6 { font-weight: bold; break-after: avoid }
        h1 { font-size: 2em; margin: 0.67em 0 }
        h2 { font-size: 1.5em; margin: 0.83em 0 }
        h3 { font-size: 1.17em; margin: 1em 0 }
        h4 { margin: 1.33em 0 }
        h5 { font-size: 0.83em; margin: 1.67em 0 }
        h6 { font-size: 0.67em; margin: 2.33em 0 }
        hr { border: 1px inset; margin: 0.5em auto; color: gray }
        center { text-align: center }
        center > table, [align=center] > table { margin-left: auto; margin-right: auto; text-align: start }
        fieldset { border: 2px groove #c0c0c0; margin: 0 2px; padding: 0.35em 0.75em 0.625em }
        b, strong { font-weight: bolder }
        i, em, cite, var, dfn, address { font-style: italic }
        u, ins { text-decoration: underline }
        s, del, strike { text-decoration: line-through }
        small { font-size: smaller }
        big { font-size: larger }
        sub { vertical-align: sub; font-size: smaller }
        sup { vertical-align: super; font-size: smaller }
        pre, code, kbd, samp, tt, listing, plaintext, xmp { font-family: monospace }
        pre, listing, plaintext, xmp { white-space: pre }
        nobr { white-space: nowrap }
        wbr::before { content: "\200B" }
        mark { background-color: yellow; color: black }
        a:link { color: #0000ee; text-decoration: underline }
        q::before { content: open-quote }
        q::after { content: close-quote }
        q:lang(ja)::before, q:lang(zh-TW)::before, q:lang(zh-Hant)::before, q:lang(zh-HK)::before { content: "「" }
        q:lang(ja)::after, q:lang(zh-TW)::after, q:lang(zh-Hant)::after, q:lang(zh-HK)::after { content: "」" }
        table { display: table; border-collapse: separate; border-spacing: 2px; box-sizing: border-box; text-indent: 0 }
        caption { display: table-caption; text-align: center }
        colgroup { display: table-column-group }
        col { display: table-column }
        thead { display: table-header-group; vertical-align: middle }
        tbody { display: table-row-group; vertical-align: middle }
        tfoot { display: table-footer-group; vertical-align: middle }
        tr { display: table-row; vertical-align: inherit }
        td, th { display: table-cell; padding: 1px; vertical-align: inherit }
        th { font-weight: bold; text-align: header-center }
        img, svg { display: inline-block }
        figure { break-inside: avoid }
        @page { size: A4; margin: 20mm }
        """);
}
