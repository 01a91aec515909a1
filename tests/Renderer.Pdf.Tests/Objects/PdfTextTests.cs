using System.Text;
using Renderer.Pdf.Objects;

namespace Renderer.Pdf.Tests.Objects;

public class PdfTextTests
{
    [Theory]
    [InlineData("Renderer", "(Renderer)")]
    [InlineData("a(b)c\\d", "(a\\(b\\)c\\\\d)")]
    [InlineData("年", "<FEFF5E74>")]
    [InlineData("𠅤", "<FEFFD840DD64>")]
    public void Text_String_IsAsciiOrUtf16(string text, string expected) => Written(b => b.Text(text)).ShouldBe(expected);

    [Theory]
    [InlineData("ABCDEF+NotoSerifSC-Regular", "/ABCDEF+NotoSerifSC-Regular")]
    [InlineData("a b/c#", "/a#20b#2Fc#23")]
    [InlineData("楷", "/#E6#A5#B7")]
    public void Name_AnyText_IsEscaped(string name, string expected) => Written(b => b.Name(name)).ShouldBe(expected);

    [Fact]
    public void Literal_CarriageReturn_IsEscaped() => Written(b => b.Literal("a\rb\nc"u8)).ShouldBe("(a\\rb\nc)");

    private static string Written(Action<PdfBuffer> write)
    {
        var buffer = new PdfBuffer();
        write(buffer);
        return Encoding.ASCII.GetString(buffer.Written);
    }
}
