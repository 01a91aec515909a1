using Renderer.Layout.Pages;
using Renderer.Pdf.Conformance;
using Renderer.Pdf.Tests.Fixtures;

namespace Renderer.Pdf.Tests.Conformance;

public class ConformanceCheckTests
{
    private const PdfConformance Both = PdfConformance.Ua1 | PdfConformance.A2a;
    private static readonly PdfWriter Writer = new(new PdfOptions());
    private static readonly PdfIdentity Identity = new("identity", null);

    public static TheoryData<string> Names => [.. BrokenDocuments.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Document_ThatFailsADemand_IsRefusedWithClauseAndPlace(string name)
    {
        var broken = BrokenDocuments.All[name];
        foreach (var asked in new[] { PdfConformance.Ua1, PdfConformance.A2a, PdfConformance.A3a, Both })
        {
            var problems = ConformanceCheck.Find(broken.Document, asked);
            if (broken.Clause.In(asked) is not { } clause)
            {
                problems.ShouldBeEmpty();
                continue;
            }
            var problem = problems.ShouldHaveSingleItem();
            problem.Code.ShouldBe("pdf-nonconforming");
            problem.Message.ShouldStartWith(clause + ": ");
            problem.Hint.ShouldNotBeEmpty();
            if (broken.HasPlace)
                problem.Origin.ShouldBe(new Origin(7, 3));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Document_OfWhichNothingIsAsked_IsNotChecked(string name) => ConformanceCheck.Find(BrokenDocuments.All[name].Document, PdfConformance.None).ShouldBeEmpty();

    [Fact]
    public void Write_OfABrokenDocument_ThrowsItsProblems() =>
        Should.Throw<PdfException>(() => Writer.Write(BrokenDocuments.All["no alternative text"].Document, Identity, new PdfFeatures { Conformance = Both }))
            .Problems.ShouldHaveSingleItem().Message.ShouldBe("ISO 14289-1, 7.3: A picture has no alternative text.");

    [Fact]
    public void Document_ThatKeepsEverything_IsWritten()
    {
        var pdf = Writer.Write(BrokenDocuments.Page(), Identity, new PdfFeatures { Conformance = Both });
        OutsideReader.ShouldBeClean(pdf);
    }

    [Fact]
    public void Problems_OfOneCauseEverywhere_AreBounded()
    {
        var document = BrokenDocuments.Page(b =>
        {
            for (var i = 0; i < 1000; i++)
                b.Element(StructureType.Figure);
        });
        ConformanceCheck.Find(document, Both).Count.ShouldBe(100);
    }

    [Fact]
    public void Table_WithSpansThatFit_IsARectangle()
    {
        var row = BrokenDocuments.Head() with { Scope = HeaderScope.Row, RowSpan = 2 };
        var document = BrokenDocuments.Rows([
            [BrokenDocuments.Head(columns: 3)],
            [row, BrokenDocuments.Cell(), BrokenDocuments.Cell()],
            [BrokenDocuments.Cell() with { ColumnSpan = 2 }],
        ]);
        ConformanceCheck.Find(document, Both).ShouldBeEmpty();
    }

    [Fact]
    public void Cell_ThatNamesAHeaderOfItsTable_NeedsNoScope()
    {
        var head = BrokenDocuments.Head() with { Scope = HeaderScope.None, Id = "h" };
        ConformanceCheck.Find(BrokenDocuments.Rows([[head], [BrokenDocuments.Cell() with { Headers = ["h"] }]]), Both).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("zh", true)]
    [InlineData("zh-Hant-TW", true)]
    [InlineData("x-klingon", true)]
    [InlineData("i-hak", true)]
    [InlineData("de-1996", true)]
    [InlineData("a", false)]
    [InlineData("x", false)]
    [InlineData("", false)]
    [InlineData("zh-", false)]
    [InlineData("zh_CN", false)]
    [InlineData("中文", false)]
    [InlineData("1996", false)]
    [InlineData("en-abcdefghi", false)]
    public void Language_IsATag_ByItsForm(string text, bool expected) => DocumentStatements.IsLanguageTag(text).ShouldBe(expected);
}
