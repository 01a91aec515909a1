using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Renderer.Reports.Reading;

namespace Renderer.Reports.Tests.Reading;

public class DataReaderTests
{
    private const string Sample = """{"body":"花街镇","year":2023}""";

    [Fact]
    public void Data_WithByteOrderMarkOrWhiteSpace_GivesTheSameDigest()
    {
        var plain = Read(Encoding.UTF8.GetBytes(Sample)).Document!;
        Read([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Sample)]).Document!.Digest.ShouldBe(plain.Digest);
        Read(Encoding.UTF8.GetBytes("""
            { "year": 2023,
              "body": "\u82b1街镇" }
            """)).Document!.Digest.ShouldBe(plain.Digest);
    }

    [Fact]
    public void Digest_IsTheSha256OfTheCanonicalBytes()
    {
        var document = Read(Encoding.UTF8.GetBytes("{}")).Document!;
        document.Digest.ShouldBe("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\t")]
    [InlineData("\uFEFF")]
    public void Data_WithNothingInIt_IsEmpty(string text) => Problem(Encoding.UTF8.GetBytes(text)).Code.ShouldBe(Codes.DataEmpty);

    [Fact]
    public void Data_BeyondTheLimit_IsRefusedBeforeItIsRead()
    {
        var problem = DataReader.Read(new byte[11], "r.json", 10).Problems.ShouldHaveSingleItem();
        problem.ShouldBe(new(Severity.Error, Codes.DataTooLarge, "r.json", "has 11 bytes; at most 10 are allowed", "split the report, or raise Render:MaximumDataBytes"));
    }

    [Fact]
    public void Data_InGbk_IsNamedWithTheCommandThatConvertsIt()
    {
        // 「花街镇」 in GBK.
        var problem = Problem([.. "{\n\"body\":\""u8, 0xBB, 0xA8, 0xBD, 0xD6, 0xD5, 0xF2, .. "\"}"u8]);
        problem.ShouldBe(new(Severity.Error, Codes.DataEncoding, "r.json(2,9)", "is not UTF-8; it looks like GBK/GB18030", "convert it with: iconv -f GB18030 -t UTF-8"));
    }

    [Fact]
    public void Data_InUtf16_IsNamed() => Problem([0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Sample)]).Message.ShouldBe("is not UTF-8; it looks like UTF-16");

    [Fact]
    public void Data_InNoEncoding_IsRefused() => Problem([0x7B, 0xFF, 0xFF, 0x7D]).Message.ShouldBe("is not UTF-8");

    [Theory]
    [InlineData("{\"a\":1,}", 1, 8)]
    [InlineData("{\n  \"街\": 1\n  \"b\": 2\n}", 3, 3)]
    [InlineData("{\"花街镇\": x}", 1, 9)]
    [InlineData("{\"a\": [1, 2", 1, 12)]
    [InlineData("{} {}", 1, 4)]
    [InlineData("{\"a\": 01}", 1, 8)]
    [InlineData("// no\n{}", 1, 1)]
    [InlineData("{\"a\": NaN}", 1, 7)]
    public void Data_ThatIsNotJson_IsRefusedWithLineAndColumn(string text, int line, int column)
    {
        var problem = Problem(Encoding.UTF8.GetBytes(text));
        (problem.Code, problem.Place).ShouldBe((Codes.DataSyntax, $"r.json({line},{column})"));
        problem.Message.ShouldStartWith("is not JSON: ");
        problem.Message.ShouldNotContain("LineNumber");
    }

    [Fact]
    public void Data_NestedWithoutEnd_IsRefused()
    {
        Problem(Encoding.UTF8.GetBytes(new string('[', 100_000))).Code.ShouldBe(Codes.DataSyntax);
        Problem(Encoding.UTF8.GetBytes(new string('[', 300) + new string(']', 300))).Message.ShouldBe("is nested deeper than 64 levels");
    }

    [Fact]
    public void AnyBytes_AreReadOrRefused_NeverThrownAt() => Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes =>
    {
        var reading = Read(bytes);
        return reading.Document is null == reading.Problems.Count > 0;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void AMutatedDocument_IsReadOrRefused_NeverThrownAt() => Prop.ForAll(
        Gen.Choose(0, Sample.Length - 1).Zip(Gen.Choose(0, 255)).ToArbitrary(), mutation =>
    {
        var bytes = Encoding.UTF8.GetBytes(Sample);
        bytes[mutation.Item1] = (byte)mutation.Item2;
        var reading = Read(bytes);
        return reading.Document is null == reading.Problems.Count > 0;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    private static DataReading Read(byte[] bytes) => DataReader.Read(bytes, "r.json", 1 << 20);

    private static Problem Problem(byte[] bytes)
    {
        var reading = Read(bytes);
        reading.Document.ShouldBeNull();
        return reading.Problems.ShouldHaveSingleItem();
    }
}
