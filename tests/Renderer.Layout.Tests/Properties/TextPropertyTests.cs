using FsCheck;
using FsCheck.Fluent;
using Renderer.Layout.Pages;
using Renderer.Layout.Tests.Fixtures;
using Renderer.Layout.Tests.Fonts;

namespace Renderer.Layout.Tests.Properties;

/// <summary>What holds for the text of any document inside the profile.</summary>
public class TextPropertyTests
{
    private static readonly Config Config = Config.QuickThrowOnFailure.WithMaxTest(200).WithReplay(2024, 7);

    [Fact]
    public void Text_OfDocumentsWithoutTables_IsPaintedOnceInOrder() => Prop.ForAll(RandomDocument.Arbitrary(DocumentGenerator.WithoutTables), document =>
        Painted.Text(document.LayOut()).ShouldBe(document.Text)).Check(Config);

    // Cells of a row stand side by side on a page and go on side by side on the next: order holds within each element.
    [Fact]
    public void Text_OfAnyDocument_IsPaintedOnce() => Prop.ForAll(RandomDocument.Arbitrary(DocumentGenerator.Any), document =>
        Sorted(Painted.Text(document.LayOut())).ShouldBe(Sorted(document.Text))).Check(Config);

    [Fact]
    public void Text_AtAnotherWidth_IsTheSame() => Prop.ForAll(RandomDocument.Arbitrary(DocumentGenerator.Any), document =>
        Sorted(Painted.Text(Typeset.Document(document.Body, document.Style + "@page { size: 333pt 77pt }"))).ShouldBe(Sorted(Painted.Text(document.LayOut())))).Check(Config);

    [Fact]
    public void Lines_OfOneElement_NeverOverlap() => Prop.ForAll(RandomDocument.Arbitrary(DocumentGenerator.Any), document =>
    {
        var laidOut = Typeset.Document(document.Body, document.Style + "sup { vertical-align: baseline } span { vertical-align: baseline !important; display: inline !important }");
        foreach (var block in Painted.Runs(laidOut).Where(run => run.Structure >= 0).GroupBy(run => (run.Page, BlockOf(laidOut, run.Structure))))
        {
            var baselines = block.Select(run => run.Run.Baseline).Order().ToList();
            for (var i = 1; i < baselines.Count; i++)
            {
                var step = baselines[i] - baselines[i - 1];
                (step < 0.01 || step > 14.9).ShouldBeTrue($"lines {step} apart in {laidOut.Structure[block.Key.Item2].Type}");
            }
        }
    }).Check(Config);

    [Fact]
    public void Layout_RepeatedAndOnFourThreads_IsTheSame() => Prop.ForAll(RandomDocument.Arbitrary(DocumentGenerator.Any), document =>
    {
        var expected = Painted.Fingerprint(new Typesetter(ShippedFonts.Library, new()).LayOut(document.Html));
        Parallel.For(0, 4, _ => Painted.Fingerprint(document.LayOut()).ShouldBe(expected));
    }).Check(Config.WithMaxTest(40));

    [Fact]
    public void Document_Any_IsSound() => Prop.ForAll(RandomDocument.Arbitrary(DocumentGenerator.Any), document => Soundness.Fault(document.LayOut()).ShouldBeNull()).Check(Config);

    private static string Sorted(string text) => string.Concat(text.Order());

    // Inline elements belong to the block they are in.
    private static int BlockOf(PagedDocument document, int structure)
    {
        while (document.Structure[structure].Type is StructureType.Link or StructureType.Span && document.Structure[structure].Parent >= 0) structure = document.Structure[structure].Parent;
        return structure;
    }
}
