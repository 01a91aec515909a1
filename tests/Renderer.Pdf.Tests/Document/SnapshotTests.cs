using Renderer.Layout.Pages;
using Renderer.Pdf.Tests.Fixtures;

namespace Renderer.Pdf.Tests.Document;

/// <summary>Whole files as text. After a wanted change: <c>UPDATE_SNAPSHOTS=1 dotnet test tests/Renderer.Pdf.Tests</c>, and read the difference.</summary>
public class SnapshotTests
{
    [Fact]
    public void TwoPageDocument_Uncompressed_IsAsReviewed() => Check(Reports.TwoPageDocument(), "two-pages.txt");

    [Fact]
    public void TableDocument_Uncompressed_IsAsReviewed() => Check(Reports.TableDocument(), "table.txt");

    private static void Check(PagedDocument document, string name)
    {
        var writer = new PdfWriter(new PdfOptions { Compress = false });
        var text = PdfStreams.Readable(writer.Write(document, new PdfIdentity("snapshot", new DateTimeOffset(2024, 1, 9, 8, 5, 0, TimeSpan.FromHours(8)))));
        var file = Path.Combine(ShippedFonts.RepositoryRoot(), "tests", "Renderer.Pdf.Tests", "Snapshots", name);
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
            File.WriteAllText(file, text);
        text.ShouldBe(File.ReadAllText(file));
    }
}
