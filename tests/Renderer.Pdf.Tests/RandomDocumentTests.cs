using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Renderer.Layout.Fonts;
using Renderer.Layout.Pages;
using Renderer.Pdf.Reading;
using Renderer.Pdf.Tests.Fixtures;

namespace Renderer.Pdf.Tests;

public class RandomDocumentTests
{
    private static readonly PdfWriter Writer = new(new PdfOptions());
    private static readonly FontFace[] Faces = [ShippedFonts.Serif, ShippedFonts.SansBold, ShippedFonts.Kai, ShippedFonts.Fang];

    /// <summary>Each page has lines far apart, so that the reader keeps them apart too.</summary>
    [Fact]
    public void Write_RandomDocument_IsCleanAndItsTextComesBack() =>
        Prop.ForAll(Documents().ToArbitrary(), lines =>
        {
            var document = Build(lines);
            var pdf = Writer.Write(document, new PdfIdentity("random", null));
            OutsideReader.ShouldBeClean(pdf);
            PdfVerifier.Verify(pdf, document).Faults.ShouldBeEmpty();
            Squeeze(OutsideReader.TextOf(pdf)).ShouldBe(Squeeze(string.Concat(lines.Select(l => l.Text))));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(7));

    private static Gen<RandomLine[]> Documents()
    {
        var character = Gen.Frequency((6, Gen.Choose(0x4E00, 0x9FA5)), (2, Gen.Choose(0x21, 0x7E)), (1, Gen.Choose(0x3001, 0x3011)), (1, Gen.Choose(0x20000, 0x2A6D6)), (1, Gen.Choose(0xFF01, 0xFF5E)));
        var line = from face in Gen.Choose(0, Faces.Length - 1)
                   from codePoints in character.ArrayOf(20)
                   from spacing in Gen.Elements(0.0, 0.137, -0.5, 2.25)
                   from size in Gen.Elements(9.0, 10.5, 16.0, 22.0)
                   from structure in Gen.Choose(-1, 3)
                   select new RandomLine(Faces[face], Text(Faces[face], codePoints), spacing, size, structure);
        return line.ArrayOf(30);
    }

    private static string Text(FontFace face, int[] codePoints) =>
        string.Concat(codePoints.Where(c => face.GlyphOf(c) != 0).Select(c => new Rune(c).ToString()));

    private static PagedDocument Build(RandomLine[] lines)
    {
        var builder = new DocumentBuilder();
        for (var i = 0; i < 3; i++)
            builder.Element((StructureType)(3 + i), i);
        foreach (var page in lines.Chunk(8))
        {
            var target = builder.Page();
            for (var i = 0; i < page.Length; i++)
                target.Text(page[i].Text, 60, 80 + 90 * i, page[i].Structure, page[i].Face, page[i].Size, page[i].Spacing).Line(60, 90 + 90 * i, 300, 90 + 90 * i);
        }
        if (lines.Length == 0)
            builder.Page();
        return builder.Build();
    }

    private static string Squeeze(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private sealed record RandomLine(FontFace Face, string Text, double Spacing, double Size, int Structure);
}
