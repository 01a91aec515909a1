using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Renderer.Pdf.Objects;

namespace Renderer.Pdf.Tests.Objects;

public class PdfNumberTests
{
    [Theory]
    [InlineData(0, 2, "0")]
    [InlineData(-0.001, 2, "0")]
    [InlineData(12, 2, "12")]
    [InlineData(12.5, 2, "12.5")]
    [InlineData(12.345, 2, "12.35")]
    [InlineData(-0.25, 2, "-.25")]
    [InlineData(0.05, 2, ".05")]
    [InlineData(0.999, 2, "1")]
    [InlineData(595.276, 3, "595.276")]
    [InlineData(3.7, 0, "4")]
    [InlineData(double.NaN, 2, "0")]
    [InlineData(double.PositiveInfinity, 2, "2000000000")]
    [InlineData(-1e300, 4, "-2000000000")]
    public void Format_Value_IsShortestDecimal(double value, int decimals, string expected) => Format(value, decimals).ShouldBe(expected);

    [Fact]
    public void Format_AnyValue_ReadsBackWithinHalfAUnit() =>
        Prop.ForAll(Gen.Choose(-100_000_000, 100_000_000).Select(i => i / 7777.0).ToArbitrary(), Gen.Choose(0, 4).ToArbitrary(), (value, decimals) =>
            Math.Abs(double.Parse(Format(value, decimals), CultureInfo.InvariantCulture) - value) <= 0.5000001 * Math.Pow(10, -decimals))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    private static string Format(double value, int decimals)
    {
        Span<byte> bytes = stackalloc byte[PdfNumber.MaximumLength];
        return Encoding.ASCII.GetString(bytes[..PdfNumber.Format(value, decimals, bytes)]);
    }
}
