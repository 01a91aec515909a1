using System.Text;
using Renderer.Pdf.Reading.Syntax;

namespace Renderer.Pdf.Tests.Reading;

public class TokenTapeTests
{
    [Theory]
    [InlineData("(plain)", "plain")]
    [InlineData("(a(b)c)", "a(b)c")]
    [InlineData(@"(\(\)\\)", @"()\")]
    [InlineData(@"(\n\r\t\b\f)", "\n\r\t\b\f")]
    [InlineData(@"(\101\7\0601)", "A\u000701")]
    [InlineData("(a\\\nb\\\r\nc)", "abc")]
    [InlineData("(a\r\nb\rc)", "a\nb\nc")]
    [InlineData(@"(\q)", "q")]
    [InlineData("<48 65 6c6C6f>", "Hello")]
    [InlineData("<485>", "HP")]
    [InlineData("<>", "")]
    public void String_InAnyForm_IsRead(string written, string expected) => Encoding.Latin1.GetString(Value(written).Bytes).ShouldBe(expected);

    [Theory]
    [InlineData("0", 0)]
    [InlineData("+17", 17)]
    [InlineData("-98", -98)]
    [InlineData("34.5", 34.5)]
    [InlineData("-.002", -0.002)]
    [InlineData("4.", 4)]
    [InlineData("2147483647", 2147483647)]
    public void Number_InAnyForm_IsRead(string written, double expected) => Value(written).Number.ShouldBe(expected);

    [Theory]
    [InlineData("/Name", "Name")]
    [InlineData("/A#42#20c", "AB c")]
    [InlineData("/", "")]
    public void Name_InAnyForm_IsRead(string written, string expected) => Encoding.Latin1.GetString(PdfStrings.Name(Value(written).Name)).ShouldBe(expected);

    [Fact]
    public void Composites_WithReferencesAndComments_AreRead()
    {
        var value = Value("<</A[1 2 R 12 0 R 3%comment ]\n4]/B<</C null/D true>>/E 7 0 R>>");

        var items = value["A"u8].Items;
        items.Count.ShouldBe(4);
        (items[0].Reference, items[1].Reference, items[2].Integer, items[3].Number).ShouldBe((1, 12, 3, 4));
        value["B"u8]["D"u8].IsTrue.ShouldBeTrue();
        value["E"u8].Reference.ShouldBe(7);
        value["F"u8].IsNull.ShouldBeTrue();
    }

    [Theory]
    [InlineData("(open")]
    [InlineData("<41")]
    [InlineData("<4x>")]
    [InlineData("[1 2")]
    [InlineData("<</A 1")]
    [InlineData("<</A 1/A 2>>")]
    [InlineData("<<1 2>>")]
    [InlineData("/A#4")]
    [InlineData("/A#zz")]
    [InlineData("1.2.3")]
    [InlineData("--1")]
    [InlineData("2147483648")]
    [InlineData("99999999999999999999999")]
    [InlineData(")")]
    [InlineData("word")]
    [InlineData("")]
    public void Value_ThatIsNone_IsRefused(string written) => Should.Throw<PdfSyntaxException>(() => PdfStrings.Name(Value(written) is { IsString: true } text ? text.Bytes : Value(written).Name));

    internal static PdfValue Value(string written)
    {
        var bytes = Encoding.Latin1.GetBytes(written);
        var tape = new TokenTape(bytes, new ByteArena());
        var lexer = new PdfLexer(bytes, 0);
        return new(tape, tape.Read(ref lexer, 0));
    }
}
