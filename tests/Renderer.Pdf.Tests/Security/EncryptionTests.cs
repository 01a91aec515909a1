using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Renderer.Layout.Pages;
using Renderer.Pdf.Tests.Fixtures;

namespace Renderer.Pdf.Tests.Security;

public class EncryptionTests
{
    private const string Owner = "Schlüssel & 钥匙";
    private const string User = "花街镇 2023";

    private static readonly PdfWriter Writer = new(new PdfOptions());
    private static readonly PdfIdentity Identity = new("identity", new DateTimeOffset(2024, 1, 9, 8, 5, 0, TimeSpan.FromHours(8)));
    private static readonly PdfEncryption Both = new(Owner, User, PdfPermissions.Print);
    private static readonly PagedDocument Document = Reports.TwoPageDocument();

    [Theory]
    [InlineData(Owner, true)]
    [InlineData(Owner, false)]
    [InlineData(User, true)]
    [InlineData(User, false)]
    public void Encryption_WithEitherPassword_GivesTheSameTextInEveryReader(string password, bool compress)
    {
        var plain = Writer.Write(Document, Identity);
        var pdf = Write(Both, compress);
        Run(pdf, "qpdf", f => ["--check", $"--password={password}", f]).Output.ShouldContain("No syntax or stream encoding errors found");
        Run(pdf, "pdftotext", f => [password == Owner ? "-opw" : "-upw", password, "-raw", f, "-"]).Output.ShouldBe(OutsideReader.TextOf(plain));
        Run(pdf, "mutool", f => ["draw", "-q", "-p", password, "-F", "text", f]).Output.ShouldBe(Run(plain, "mutool", f => ["draw", "-q", "-F", "text", f]).Output);
    }

    [Theory]
    [InlineData("")]
    [InlineData("wrong")]
    [InlineData("花街镇 2024")]
    public void Encryption_WithoutTheRightPassword_OpensNowhere(string password)
    {
        var pdf = Write(Both);
        Run(pdf, "qpdf", f => ["--check", $"--password={password}", f]).ExitCode.ShouldNotBe(0);
        Run(pdf, "pdftotext", f => ["-upw", password, f, "-"]).ExitCode.ShouldNotBe(0);
        Run(pdf, "mutool", f => ["draw", "-p", password, "-F", "text", f]).Output.ShouldNotContain("总体");
    }

    [Fact]
    public void Encryption_WithoutUserPassword_OpensForEverybody()
    {
        var pdf = Write(Both with { UserPassword = "" });
        OutsideReader.ShouldBeClean(pdf);
        OutsideReader.TextOf(pdf).ShouldBe(OutsideReader.TextOf(Writer.Write(Document, Identity)));
    }

    [Theory]
    [InlineData(PdfPermissions.None, "")]
    [InlineData(PdfPermissions.Print, "print low resolution")]
    [InlineData(PdfPermissions.PrintInFull, "print low resolution, print high resolution")]
    [InlineData(PdfPermissions.Copy, "extract for any purpose")]
    [InlineData(PdfPermissions.Modify, "modify other")]
    [InlineData(PdfPermissions.Annotate, "modify forms, modify annotations")]
    [InlineData(PdfPermissions.FillForms, "modify forms")]
    [InlineData(PdfPermissions.Assemble, "modify document assembly")]
    public void Permissions_Given_AreThoseThatReadersSee(PdfPermissions permissions, string allowed)
    {
        var answer = Run(Write(Both with { Permissions = permissions }), "qpdf", f => ["--show-encryption", $"--password={User}", f]).Output;
        answer.ShouldContain("R = 6\n");
        answer.ShouldContain("Supplied password is user password");
        answer.ShouldContain("extract for accessibility: allowed");
        answer.ShouldContain("stream encryption method: AESv3\n");
        answer.ShouldContain("string encryption method: AESv3\n");
        answer.Split('\n').Where(l => l.EndsWith(": allowed", StringComparison.Ordinal)).Select(l => l[..^9])
            .Where(l => l != "extract for accessibility").ShouldBe(allowed.Split(", ", StringSplitOptions.RemoveEmptyEntries), ignoreOrder: true);
    }

    [Fact]
    public void Permissions_AreSealed_SoThatReadersNoticeAChange()
    {
        var changed = Encoding.Latin1.GetString(Write(Both).Span);
        var at = changed.IndexOf("/P -", StringComparison.Ordinal);
        var end = changed.IndexOf("/U<", at, StringComparison.Ordinal);
        var bits = int.Parse(changed[(at + 3)..end], System.Globalization.CultureInfo.InvariantCulture) | 16;
        var (exitCode, output) = Run(Encoding.Latin1.GetBytes(changed[..(at + 3)] + $"{bits}".PadRight(end - at - 3) + changed[end..]), "qpdf", f => ["--check", $"--password={User}", f]);
        (exitCode, output).ShouldNotBe((0, ""));
        output.ShouldContain("/Perms");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Encryption_OfAnything_LeavesNoWordReadable(bool compress)
    {
        var attachment = new PdfAttachment("data.json", "application/json", "secret content"u8.ToArray()) { Description = "secret description" };
        var features = new PdfFeatures { Encryption = Both, Attachments = [attachment] };
        var file = Encoding.Latin1.GetString(new PdfWriter(new PdfOptions { Compress = compress }).Write(Document, Identity, features).Span);
        foreach (var word in new[] { "secret", "data.json", "xpacket", "20240109", "Title", "StructTreeRoot", "https", Owner, User })
            file.ShouldNotContain(word);
    }

    [Fact]
    public void Encryption_OfAttachments_GivesThemBack()
    {
        var content = Enumerable.Range(0, 1000).Select(i => (byte)(i * 7)).ToArray();
        var pdf = Writer.Write(Document, Identity, new PdfFeatures { Encryption = Both, Attachments = [new("表.bin", "application/octet-stream", content)] });
        OutsideReader.Bytes(pdf, "qpdf", f => [$"--password={User}", "--show-attachment=表.bin", f]).ShouldBe(content);
        var listing = Run(pdf, "qpdf", f => [$"--password={User}", "--list-attachments", "--verbose", f]).Output;
        listing.ShouldContain("checksum: de809ff794e91b68f9e91a2b7030bcb0");
        listing.ShouldContain("modification date: D:20240109080500+08'00'");
    }

    [Fact]
    public void Encryption_OfPalettePictures_KeepsTheirColours()
    {
        var png = new PngBuilder(4, 4, 8, 3).With("PLTE", 255, 0, 0, 0, 128, 255, 40, 41, 92, 13, 10, 0).Build((x, y) => [(x + y) % 4]);
        var builder = new DocumentBuilder();
        builder.Page(40, 40).Image(png, 0, 0, 40, 40);
        var document = builder.Build();
        var encrypted = Writer.Write(document, Identity, new PdfFeatures { Encryption = Both with { UserPassword = "" } });
        OutsideReader.Bytes(encrypted, "pdftoppm", f => ["-r", "72", f]).ShouldBe(OutsideReader.Bytes(Writer.Write(document, Identity), "pdftoppm", f => ["-r", "72", f]));
    }

    [Fact]
    public void Encryption_WrittenAgain_HasTheSameBytes() => Write(Both).Span.SequenceEqual(Write(Both).Span).ShouldBeTrue();

    [Fact]
    public void Encryption_OfAnotherIdentity_SharesNeitherSaltNorKey()
    {
        string Entry(ReadOnlyMemory<byte> pdf, string key) => Run(pdf, "mutool", f => ["show", "-p", User, f, $"trailer/Encrypt/{key}"]).Output;
        var (first, second) = (Write(Both), Writer.Write(Document, Identity with { Id = "another" }, new PdfFeatures { Encryption = Both }));
        foreach (var key in new[] { "U", "UE", "O", "OE", "Perms" })
            Entry(first, key).ShouldNotBe(Entry(second, key));
    }

    [Fact]
    public void Write_AfterAnEncryptedFile_IsPlain()
    {
        var writer = new PdfWriter(new PdfOptions());
        writer.Write(Document, Identity, new PdfFeatures { Encryption = Both });
        writer.Write(Document, Identity).Span.SequenceEqual(Writer.Write(Document, Identity).Span).ShouldBeTrue();
    }

    [Fact]
    public void Passwords_AtRandom_OpenTheFile() =>
        Prop.ForAll(Passwords().Two().Where(p => p.Item1 != p.Item2 && p.Item1.Length > 0).ToArbitrary(), passwords =>
        {
            var (owner, user) = passwords;
            var pdf = Write(new(owner, user, PdfPermissions.Copy));
            Run(pdf, "qpdf", f => ["--show-encryption", $"--password={owner}", f]).Output.ShouldContain("Supplied password is owner password");
            Run(pdf, "qpdf", f => ["--show-encryption", $"--password={user}", f]).Output.ShouldContain("Supplied password is user password");
            // Poppler's programs cut a password off after 32 bytes, which the standard's revision 4 took.
            if (Encoding.UTF8.GetByteCount(user) <= 32)
                Run(pdf, "pdftotext", f => ["-upw", user, "-raw", f, "-"]).Output.ShouldBe(OutsideReader.TextOf(Writer.Write(Document, Identity)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(12));

    [Theory]
    [InlineData("", "user", "pdf-features-conflict", "owner password")]
    [InlineData("same", "same", "pdf-features-conflict", "same")]
    [InlineData("ａ", "", "password-unusable", "owner password")]
    [InlineData("owner", "e\u0301", "password-unusable", "user password")]
    [InlineData("owner", "a\tb", "password-unusable", "user password")]
    public void Passwords_ThatCannotBe_AreProblems(string owner, string user, string code, string message) =>
        ShouldBeRefused(new(owner, user, PdfPermissions.None), code, message);

    [Fact]
    public void Passwords_LongerThanReadersTake_AreProblems()
    {
        ShouldBeRefused(new(new string('a', 128), "", PdfPermissions.None), "password-unusable", "127 bytes");
        Run(Write(new(new string('a', 127), new string('年', 42), PdfPermissions.None)), "qpdf", f => ["--check", $"--password={new string('a', 127)}", f]).ExitCode.ShouldBe(0);
    }

    [Fact]
    public void Passwords_NeverShow()
    {
        Both.ToString().ShouldNotContain(Owner);
        new PdfFeatures { Encryption = Both }.ToString().ShouldNotContain(User);
        var fault = Should.Throw<PdfException>(() => Write(new("geheim\t1", "geheim\t2", PdfPermissions.None)));
        fault.ToString().ShouldNotContain("geheim");
        fault.Problems.Count.ShouldBe(2);
    }

    private static void ShouldBeRefused(PdfEncryption encryption, string code, string message)
    {
        var problem = Should.Throw<PdfException>(() => Write(encryption)).Problems.ShouldHaveSingleItem();
        problem.Code.ShouldBe(code);
        problem.Message.ShouldContain(message);
    }

    private static Gen<string> Passwords()
    {
        var character = Gen.Frequency((4, Gen.Choose(0x20, 0x7E)), (3, Gen.Choose(0x4E00, 0x9FA5)), (1, Gen.Choose(0xC0, 0xFF)), (1, Gen.Choose(0x20000, 0x2A6D6)), (1, Gen.Choose(0xAC00, 0xD7A3)));
        return from length in Gen.Choose(0, 30) from codes in character.ArrayOf(length) select string.Concat(codes.Select(c => new Rune(c).ToString()));
    }

    private static ReadOnlyMemory<byte> Write(PdfEncryption encryption, bool compress = true) =>
        new PdfWriter(new PdfOptions { Compress = compress }).Write(Document, Identity, new PdfFeatures { Encryption = encryption });

    private static (int ExitCode, string Output) Run(ReadOnlyMemory<byte> pdf, string program, Func<string, string[]> arguments)
    {
        var answer = OutsideReader.WithFile(pdf, file => OutsideReader.Ask(program, arguments(file)));
        return (answer.ExitCode, answer.ExitCode == 0 && program != "qpdf" ? answer.Output : answer.Output + answer.Complaints);
    }
}
