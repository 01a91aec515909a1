using Renderer.Layout;
using Renderer.Pdf.Reading;
using Renderer.Pdf.Tests.Fixtures;

namespace Renderer.Pdf.Tests.Reading;

/// <summary>The pages of every package's samples, printed and read back by us and by others.</summary>
public class SampleFilesTests
{
    private static readonly Typesetter Typesetter = new(ShippedFonts.Library, new LayoutOptions());

    public static TheoryData<string> Pages => new(
        from file in Directory.EnumerateFiles(Path.Combine(ShippedFonts.RepositoryRoot(), "templates"), "*.html", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        where file.Contains("/golden/", StringComparison.Ordinal) && !file.EndsWith(".fragment.html", StringComparison.Ordinal)
        select Path.GetRelativePath(ShippedFonts.RepositoryRoot(), file));

    [Theory]
    [MemberData(nameof(Pages))]
    public void Sample_ReadBack_IsWhatWasLaidOutAndWhatOthersRead(string page)
    {
        var document = Typesetter.LayOut(File.ReadAllText(Path.Combine(ShippedFonts.RepositoryRoot(), page)));
        foreach (var options in new[] { new PdfOptions(), new PdfOptions { Effort = PdfEffort.Small }, new PdfOptions { Compress = false } })
        {
            var pdf = new PdfWriter(options).Write(document, new(page, Created: null));
            var verification = PdfVerifier.Verify(pdf, document);

            verification.Faults.ShouldBeEmpty();
            // Every page ends with a form feed.
            verification.PageTexts.Select(Squeezed).ShouldBe(OutsideReader.TextOf(pdf).Split('\f')[..^1].Select(Squeezed));
            OutsideReader.ShouldBeClean(pdf);
        }
    }

    private static string Squeezed(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
