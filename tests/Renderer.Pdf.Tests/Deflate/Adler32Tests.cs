using FsCheck;
using FsCheck.Fluent;
using Renderer.Pdf.Deflate;

namespace Renderer.Pdf.Tests.Deflate;

public class Adler32Tests
{
    // The value of the word "Wikipedia" is the common published example.
    [Fact]
    public void Of_KnownText_IsTheKnownValue() => Adler32.Of("Wikipedia"u8).Value.ShouldBe(0x11E60398u);

    [Fact]
    public void Then_TwoPieces_EqualsTheWhole() =>
        Prop.ForAll<byte[], byte[]>((one, two) => Adler32.Of(one).Then(Adler32.Of(two), two.Length) == Adler32.Of([.. one, .. two]))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Fact]
    public void Of_ManyHighBytes_DoesNotOverflow()
    {
        var bytes = new byte[100_000];
        Array.Fill(bytes, (byte)0xFF);
        var (a, b) = (1L, 0L);
        foreach (var value in bytes)
        {
            a = (a + value) % 65521;
            b = (b + a) % 65521;
        }
        Adler32.Of(bytes).ShouldBe(new Adler32((uint)a, (uint)b));
    }
}
