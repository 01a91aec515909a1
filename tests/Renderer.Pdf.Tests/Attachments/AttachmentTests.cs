using System.Text;
using Renderer.Pdf.Tests.Fixtures;

namespace Renderer.Pdf.Tests.Attachments;

public class AttachmentTests
{
    private static readonly PdfWriter Writer = new(new PdfOptions());
    private static readonly PdfIdentity Identity = new("identity", new DateTimeOffset(2024, 1, 9, 8, 5, 0, TimeSpan.FromHours(8)));

    private static readonly PdfAttachment Data = new("data.json", "application/json", Encoding.UTF8.GetBytes("""{"title":"年度报告"}"""))
    {
        Description = "报告数据 (canonical)",
        Relationship = AttachmentRelationship.Source,
    };

    // Every byte value, twice, so that nothing is taken for text.
    private static readonly PdfAttachment Table = new("附表（一）.csv", "text/csv", Enumerable.Range(0, 512).Select(i => (byte)i).ToArray()) { Relationship = AttachmentRelationship.Supplement };

    private static readonly PdfAttachment Empty = new("a b.txt", "text/plain", Array.Empty<byte>());

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Attachments_OfThreeFiles_AreExtractedAsTheyWere(bool compress)
    {
        var pdf = new PdfWriter(new PdfOptions { Compress = compress }).Write(Reports.TwoPageDocument(), Identity, With(Data, Table, Empty));
        OutsideReader.ShouldBeClean(pdf);
        // In the order of the name tree.
        foreach (var (index, attachment) in new[] { Empty, Data, Table }.Index())
        {
            var expected = attachment.Content.ToArray();
            OutsideReader.Bytes(pdf, "qpdf", f => [$"--show-attachment={attachment.FileName}", f]).ShouldBe(expected);
            OutsideReader.Bytes(pdf, "pdfdetach", f => ["-save", $"{index + 1}", "-o", "/dev/stdout", f]).ShouldBe(expected);
        }
    }

    [Fact]
    public void Attachments_OfTwoFiles_AreListedWithNameSizeAndDate()
    {
        var pdf = Writer.Write(Reports.TwoPageDocument(), Identity, With(Table, Data));
        OutsideReader.Answer(pdf, "pdfdetach", f => ["-list", f]).ShouldBe("2 embedded files\n1: data.json\n2: 附表（一）.csv\n");
        var listing = OutsideReader.Answer(pdf, "qpdf", f => ["--list-attachments", "--verbose", f]);
        listing.ShouldContain("description: 报告数据 (canonical)");
        listing.ShouldContain("mime type: application/json");
        listing.ShouldContain("modification date: D:20240109080500+08'00'");
        listing.ShouldContain("checksum: 8e01a1448bbd8050a7c0a44e1df356ae");
    }

    [Fact]
    public void Attachments_AreFoundByMutool() =>
        OutsideReader.Answer(Writer.Write(Reports.TwoPageDocument(), Identity, With(Data)), "mutool", f => ["show", f, "trailer/Root/Names/EmbeddedFiles/Names/2/EF/F/Params/Size"])
            .Trim().ShouldBe($"{Data.Content.Length}");

    [Fact]
    public void Attachments_AreAssociatedWithTheDocument_InTheirOrder()
    {
        var pdf = Writer.Write(Reports.TwoPageDocument(), Identity, With(Table, Data));
        string Entry(int index, string key) => OutsideReader.Answer(pdf, "mutool", f => ["show", f, $"trailer/Root/AF/{index}/{key}"]).Trim();
        Entry(1, "AFRelationship").ShouldBe("/Supplement");
        Entry(2, "AFRelationship").ShouldBe("/Source");
        Entry(2, "F").ShouldBe("(data.json)");
        Entry(2, "UF").ShouldBe("(data.json)");
    }

    [Fact]
    public void Attachment_WithoutTime_HasNoDate() =>
        OutsideReader.Answer(Writer.Write(Reports.TwoPageDocument(), Identity with { Created = null }, With(Data)), "qpdf", f => ["--list-attachments", "--verbose", f])
            .ShouldNotContain("modification date: D:");

    [Fact]
    public void Names_OfAnyOrder_AreSortedByTheirBytes()
    {
        string[] names = ["乙.txt", "b.txt", "a.txt", "甲.txt", "A.b", "é.txt", "\U00020000.txt"];
        var pdf = Writer.Write(Reports.TwoPageDocument(), Identity, With([.. names.Select(n => new PdfAttachment(n, "text/plain", Encoding.UTF8.GetBytes(n)))]));
        OutsideReader.ShouldBeClean(pdf);
        foreach (var name in names)
            OutsideReader.Bytes(pdf, "qpdf", f => [$"--show-attachment={name}", f]).ShouldBe(Encoding.UTF8.GetBytes(name));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("../data.json")]
    [InlineData("a\\b")]
    [InlineData("C:x")]
    [InlineData("a\nb")]
    [InlineData(" a")]
    [InlineData("a.")]
    public void Name_ThatIsNoFileName_IsAProblem(string name) => ShouldBeRefused(With(Data with { FileName = name }), $"\"{name}\"");

    [Fact]
    public void Name_LongerThanFileSystemsTake_IsAProblem() => ShouldBeRefused(With(Data with { FileName = new string('年', 86) }), "255 bytes");

    [Fact]
    public void Name_GivenTwice_IsAProblem() => ShouldBeRefused(With(Data, Data with { FileName = "DATA.json" }), "called \"DATA.json\"");

    [Theory]
    [InlineData("")]
    [InlineData("json")]
    [InlineData("application/")]
    [InlineData("application/json; charset=utf-8")]
    public void MediaType_ThatIsNone_IsAProblem(string mediaType) => ShouldBeRefused(With(Data with { MediaType = mediaType }), "media type of \"data.json\"");

    [Fact]
    public void Problems_OfSeveralAttachments_AreAllReported() =>
        Should.Throw<PdfException>(() => Writer.Write(Reports.TwoPageDocument(), Identity, With(Data with { FileName = "" }, Data with { MediaType = "" }, Data with { FileName = ".." }))).Problems.Count.ShouldBe(3);

    private static PdfFeatures With(params PdfAttachment[] attachments) => new() { Attachments = [.. attachments] };

    private static void ShouldBeRefused(PdfFeatures features, string message)
    {
        var problem = Should.Throw<PdfException>(() => Writer.Write(Reports.TwoPageDocument(), Identity, features)).Problems.ShouldHaveSingleItem();
        problem.Code.ShouldBe("attachment-unusable");
        problem.Message.ShouldContain(message);
        problem.Hint.ShouldNotBeEmpty();
    }
}
