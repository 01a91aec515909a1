using System.Text;
using Renderer.Pdf.Reading;

namespace Renderer.Pdf.Tests.Reading;

public class PdfParserTests
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
    public void String_InAnyForm_IsRead(string written, string expected) => Encoding.Latin1.GetString(Value(written).String).ShouldBe(expected);

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
    public void Name_InAnyForm_IsRead(string written, string expected) => Value(written).Name.ShouldBe(expected);

    [Fact]
    public void Composites_WithReferencesAndComments_AreRead()
    {
        var value = Value("<</A[1 2 R 12 0 R 3%comment ]\n4]/B<</C null/D true>>/E 7 0 R>>").Dictionary!;

        value["A"].Items.ToArray().Select(i => (i.Kind, i.Kind == PdfKind.Reference ? i.Reference : i.Number)).ShouldBe([(PdfKind.Reference, 1), (PdfKind.Reference, 12), (PdfKind.Integer, 3), (PdfKind.Integer, 4)]);
        value["B"].Dictionary!["D"].IsTrue.ShouldBeTrue();
        value["E"].Reference.ShouldBe(7);
        value["F"].IsNull.ShouldBeTrue();
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
    public void Value_ThatIsNone_IsRefused(string written) => Should.Throw<PdfSyntaxException>(() => Value(written));

    private static PdfValue Value(string written) => new PdfParser(Encoding.Latin1.GetBytes(written), 0, new NameTable()).TakeValue();
}
