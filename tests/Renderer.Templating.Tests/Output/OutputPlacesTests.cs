using FsCheck;
using FsCheck.Fluent;

namespace Renderer.Templating.Tests.Output;

public sealed class OutputPlacesTests
{
    private const string Page = """
        {{ func box }}[{{ $$ }}]{{ end ~}}
        <h1 title="{{ v }}">题{{ v }}</h1>
        {{~ func cell }}<td>
          {{ $0 }}</td>{{ end ~}}
        {{ capture part }}<b>
        {{ v }}</b>{{ end; part; part + v; cell part }}
            {{ include 'part' v }}
            {{ x = include('part', v); x }}{{ for c in [1, 2] ~}} <i>{{ c }}</i> {{~ end }}
        {%{ {{ as it stands }} }%}
          {{ wrap box }}in
        side{{ end }}{{ include_join ['part', 'part'] '; ' }}
        """;

    private static readonly Dictionary<string, string> Files = new()
    {
        ["page"] = Page,
        ["part"] = "<li>\n一{{ $0 }}<ul>\n{{ include 'inner' }}\n</ul>\n{{ v }}</li>\n",
        ["inner"] = "é\n<em>{{ v }}</em>",
    };

    private static readonly TemplateSet Set = TemplateSet.Parse(Files, Templates.Html with { Strict = false });

    [Fact]
    public void Pieces_OfTemplateText_AreTheFilesOwn() => Prop.ForAll(Gen.Elements("<", "a", "\n", "字", "\U00020000", "&", "x\ny", "").ListOf().Select(string.Concat).ToArbitrary(), value =>
    {
        var scope = Templates.Scope($$"""{"v": {{System.Text.Json.JsonSerializer.Serialize(value)}}}""");
        var output = Set.RenderPlaced("page", scope);
        output.Text.ShouldBe(Set.Render("page", scope));
        for (var i = 0; i < output.Pieces.Length; i++)
        {
            var piece = output.Pieces[i];
            var end = i + 1 < output.Pieces.Length ? output.Pieces[i + 1].Offset : output.Text.Length;
            end.ShouldBeGreaterThanOrEqualTo(piece.Offset);

            // The indent of the next line is written behind the piece it follows.
            var text = output.Text[piece.Offset..end];
            var line = text.IndexOf('\n') + 1;
            if (piece.IsText) Files[piece.File][piece.Position..].ShouldStartWith(line > 0 && text[line..].Trim(' ').Length == 0 ? text[..line] : text);
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Theory]
    [InlineData("<em>", "inner")]
    [InlineData("<ul>", "part")]
    [InlineData("<b>", "page")]
    [InlineData("side", "page")]
    public void PieceAt_OfTextInNestedFiles_IsThatFile(string text, string file)
    {
        var output = Set.RenderPlaced("page", Templates.Scope("""{"v": "w"}"""));
        var offset = output.Text.IndexOf(text, StringComparison.Ordinal);
        var piece = output.PieceAt(offset).ShouldNotBeNull();
        piece.File.ShouldBe(file);
        var place = piece.Position + offset - piece.Offset;
        Files[file].IndexOf(text, StringComparison.Ordinal).ShouldBe(place);
    }

    [Fact]
    public void PieceAt_OfAValue_IsTheExpressionThatWroteIt()
    {
        var output = TemplateSet.Parse(new Dictionary<string, string> { ["t"] = "a\n  {{ v }}b" }, Templates.Html).RenderPlaced("t", Templates.Scope("""{"v": "x&y"}"""));
        output.Text.ShouldBe("a\n  x&amp;yb");
        output.PieceAt(5).ShouldBe(new OutputPiece(4, "t", 7, false));
        output.PieceAt(11).ShouldBe(new OutputPiece(11, "t", 11, true));
    }
}
