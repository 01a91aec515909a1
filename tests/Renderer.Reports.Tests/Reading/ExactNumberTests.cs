using System.Numerics;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Renderer.Reports.Reading;

namespace Renderer.Reports.Tests.Reading;

public class ExactNumberTests
{
    [Theory]
    [InlineData("1", "1.0", 0)]
    [InlineData("1.10", "1.1", 0)]
    [InlineData("-1.5", "-1.25", -1)]
    [InlineData("0.1", "0.10000000000000000000000000000001", -1)]
    [InlineData("9007199254740993", "9007199254740992.0", 1)]
    [InlineData("100000000000000000000000000000000000001", "100000000000000000000000000000000000000", 1)]
    public void Comparison_IsExact(string left, string right, int expected)
    {
        Math.Sign(Parse(left).CompareTo(Parse(right))).ShouldBe(expected);
        Math.Sign(Parse(right).CompareTo(Parse(left))).ShouldBe(-expected);
        (Parse(left) == Parse(right)).ShouldBe(expected == 0);
    }

    [Theory]
    [InlineData("0.3", "0.1", true)]
    [InlineData("0.0075", "0.0001", true)]
    [InlineData("0.00751", "0.0001", false)]
    [InlineData("4.5", "1.5", true)]
    [InlineData("35", "1.5", false)]
    [InlineData("-6", "3", true)]
    [InlineData("0", "7", true)]
    public void Multiple_IsExact(string number, string unit, bool expected) => Parse(number).IsMultipleOf(Parse(unit)).ShouldBe(expected);

    [Fact]
    public void Parse_OfAnyDigits_IsTheirValue() => Prop.ForAll(
        ArbMap.Default.ArbFor<long>().Generator.Zip(Gen.Choose(0, 30)).ToArbitrary(), number =>
    {
        var (whole, scale) = number;
        var digits = BigInteger.Abs(whole).ToString().PadLeft(scale + 1, '0');
        var text = (whole < 0 ? "-" : "") + digits[..^scale] + (scale > 0 ? "." + digits[^scale..] : "");
        var parsed = Parse(text);
        return parsed.Significand * BigInteger.Pow(10, scale - parsed.Scale) == whole;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    private static ExactNumber Parse(string token) => ExactNumber.Parse(Encoding.ASCII.GetBytes(token));
}
