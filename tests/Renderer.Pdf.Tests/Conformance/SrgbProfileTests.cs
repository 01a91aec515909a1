using System.Buffers.Binary;
using System.Text;
using Renderer.Pdf.Conformance;

namespace Renderer.Pdf.Tests.Conformance;

public class SrgbProfileTests
{
    private static readonly byte[] Profile = SrgbProfile.Bytes.ToArray();

    [Fact]
    public void Header_SaysDisplayRgbOfVersion4_AndTheTrueLength()
    {
        Integer(0).ShouldBe(Profile.Length);
        Integer(8).ShouldBe(0x04200000);
        Encoding.ASCII.GetString(Profile, 12, 12).ShouldBe("mntrRGB XYZ ");
        Encoding.ASCII.GetString(Profile, 36, 4).ShouldBe("acsp");
    }

    [Fact]
    public void Tags_Lie_InsideAndAligned()
    {
        for (var i = 0; i < Integer(128); i++)
        {
            var (offset, length) = (Integer(136 + 12 * i), Integer(140 + 12 * i));
            (offset % 4).ShouldBe(0);
            (offset + length).ShouldBeLessThanOrEqualTo(Profile.Length);
        }
    }

    // White is all three at full: it must be the connection space's own white, or greys would be tinted.
    [Fact]
    public void Colorants_Together_AreD50()
    {
        for (var i = 0; i < 3; i++)
            new[] { "rXYZ", "gXYZ", "bXYZ" }.Sum(tag => Fixed(Tag(tag) + 8 + 4 * i)).ShouldBe(new[] { 0.9642, 1.0, 0.8249 }[i], 0.0001);
    }

    [Theory]
    [InlineData(0.0, 0.0)]
    [InlineData(0.02, 0.02 / 12.92)]
    [InlineData(0.5, 0.21404)]
    [InlineData(1.0, 1.0)]
    public void Curve_IsThatOfTheStandard(double value, double expected)
    {
        var at = Tag("rTRC") + 12;
        var (g, a, b, c, d) = (Fixed(at), Fixed(at + 4), Fixed(at + 8), Fixed(at + 12), Fixed(at + 16));
        (value >= d ? Math.Pow(a * value + b, g) : c * value).ShouldBe(expected, 0.0001);
        (Tag("gTRC"), Tag("bTRC")).ShouldBe((Tag("rTRC"), Tag("rTRC")));
    }

    private static int Tag(string name) => Enumerable.Range(0, Integer(128)).Where(i => Encoding.ASCII.GetString(Profile, 132 + 12 * i, 4) == name).Select(i => Integer(136 + 12 * i)).Single();

    private static double Fixed(int at) => Integer(at) / 65536.0;

    private static int Integer(int at) => BinaryPrimitives.ReadInt32BigEndian(Profile.AsSpan(at));
}
