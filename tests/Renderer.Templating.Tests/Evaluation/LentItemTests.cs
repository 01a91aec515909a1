namespace Renderer.Templating.Tests.Evaluation;

/// <summary>A loop over data reads all items through one object while it can; a template must not notice.</summary>
public sealed class LentItemTests
{
    private const string Data = """
        {"rows": [{"n": 1, "t": "a", "c": {"x": 1}}, {"n": 2, "t": "<b>", "c": {"x": 2}}, {"n": 2, "t": "c\u00e9", "more": true, "c": {"x": 2}}, {"t": "a\"", "n": 3.50, "n": 4.50}],
         "mixed": [1, "two", [3, 3], {"n": 4}, null, true, {"n": 5}]}
        """;

    public static TheoryData<string, string> Cases => new()
    {
        { "{{ for r in rows; r.n; r.t; end }}", "1a2<b>2cé4.50a\"" },
        { "{{ for r in rows; r.n = r.n + 10; end; for r in rows; r.n; ' '; end }}", "11 12 12 14.50 " },
        { "{{ for r in rows; r.n; rows[for.index].n = 'x'; r.n; end; rows[3].n }}", "1x2x2x4.50xx" },
        { "{{ for r in rows; rows[0].n = r.n; end; rows[0].n; rows[1].n }}", "4.502" },
        { "{{ kept = []; for r in rows; kept = kept << r; end; kept | array.map 'n' }}", "[1, 2, 2, 4.50]" },
        { "{{ kept = []; for r in rows; if r.n == 2; kept = kept << r; end; end; kept | array.map 't'; kept[0].n = 9; rows[1].n }}", "[\"<b>\", \"cé\"]9" },
        { "{{ for a in rows; for b in rows; b.n = b.n + a.n; end; a.n; ' '; end }}", "2 8 24 77.00 " },
        { "{{ for a in rows; for b in rows; if b.n == a.n; a.t; end; end; end }}", "a<b><b>cécéa\"" },
        { "{{ for r in rows; r.c?.x; end }}", "122" },
        { "{{ for r in rows limit: 2; r.c.x = r.c.x + 5; r.n; end; rows[0].c.x; rows[1].c.x }}", "1267" },
        { "{{ for r in rows; for.changed ? 'y' : 'n'; end }}", "yyyy" },
        { "{{ for r in [rows[1], rows[1]]; for.changed ? 'y' : 'n'; end }}", "yn" },
        { "{{ same = object.from_json '[{\"a\":1},{\"a\":1},{\"a\":2}]'; for r in same; r.a; for.changed ? 'y' : 'n'; end }}", "1y1n2y" },
        { "{{ same = object.from_json '[{\"a\":1},{\"a\":1},{\"a\":2}]'; for r in same; same[1].a; for.changed ? 'y' : 'n'; end }}", "1y1n1y" },
        { "{{ func f; ret r.n; end; for r in rows; f; end }}", "1224.50" },
        { "{{ func f; ret r; end; for r in rows; x = f; x.n = 0; r.n; end; rows[2].n }}", "00000" },
        { "{{ for r in rows; with r; n; n = 7; end; r.n; end }}", "1727274.507" },
        { "{{ for r in rows offset: 1 limit: 2; r.t; for.index; end }}", "<b>0cé1" },
        { "{{ for r in rows reversed; r.n; end }}", "4.50221" },
        { "{{ for r in rows; if for.index == 1; continue; end; r.n; if for.index == 2; break; end; end }}", "12" },
        { "{{ for m in mixed; m.n ?? m; ' '; end }}", "1 two [3, 3] 4  true 5 " },
        { "{{ for m in mixed; if for.index == 2; m[0] = 9; end; end; mixed[2] }}", "[9, 3]" },
        { "{{ for r in rows; r['t']; r.t.size; end }}", "a1<b>3cé2a\"2" },
        { "{{ for r in rows; r.missing ?? '-'; end }}", "----" },
        { "{{ for r in rows; r = 5; r; end; rows[0].n }}", "55551" },
        { "{{ for r in rows; x = r; break; end; x.n; x.n = 8; rows[0].n }}", "18" },
        { "{{ for r in rows; x = r; end; x.n = 8; rows[3].n; rows[2].n }}", "82" },
        { "{{ for r in rows; capture x; r.t; end; x; end }}", "a<b>céa\"" },
        { "{{ for r in rows; r.new = 1; end; rows[1].new; rows[1] | object.size }}", "14" },
        { "{{ for r in rows; object.size r; end }}", "3342" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Loop_OverDataOrValues_IsTheSame(string template, string expected)
    {
        Templates.Render(template, Data).ShouldBe(expected);

        // Asking for an item by its place makes values of the items before the loop starts.
        Templates.Render("{{ rows[0]; rows[0].c; mixed[0] }}|" + template, Data).Split('|', 2)[1].ShouldBe(expected);
    }

    [Theory]
    [InlineData("""{"t": "a\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00"}""", "a\"\\/\b\f\n\r\té😀")]
    [InlineData("""{"t": "\ud83d"}""", "\uFFFD")]
    [InlineData("""{"\u0074": "x"}""", "x")]
    [InlineData("""{"t": ""}""", "")]
    public void String_WithEscapes_IsRead(string row, string expected)
    {
        Templates.Render("{{ r.t }}", "{\"r\": " + row + "}").ShouldBe(expected);
        Templates.Render("{{ x = r.t; x }}", "{\"r\": " + row + "}").ShouldBe(expected);
    }
}
