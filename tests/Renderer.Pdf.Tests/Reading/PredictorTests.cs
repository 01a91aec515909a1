using Renderer.Pdf.Reading.Syntax;

namespace Renderer.Pdf.Tests.Reading;

public class PredictorTests
{
    // Two colours of eight bits, three pixels a row; each row with another filter, worked out by hand.
    [Fact]
    public void Rows_WithEveryFilter_AreUndone()
    {
        byte[] rows =
        [
            0, 10, 20, 30, 40, 50, 60,
            1, 1, 2, 3, 4, 5, 6,
            2, 1, 1, 1, 1, 1, 1,
            3, 10, 10, 10, 10, 10, 10,
            4, 1, 1, 1, 1, 1, 1,
        ];

        Undone(rows, "/Predictor 15/Colors 2/Columns 3").ShouldBe(
        [
            10, 20, 30, 40, 50, 60,
            1, 2, 4, 6, 9, 12,
            2, 3, 5, 7, 10, 13,
            11, 11, 18, 19, 24, 26,
            12, 12, 19, 20, 25, 27,
        ]);
    }

    [Fact]
    public void Bytes_WithoutPredictor_StayAsTheyAre() => Undone([1, 2, 3], "/Predictor 1").ShouldBe([1, 2, 3]);

    [Theory]
    [InlineData("/Predictor 2/Columns 2")]
    [InlineData("/Predictor 12/Columns 4")]
    [InlineData("/Predictor 12/Columns 0")]
    [InlineData("/Predictor 12/Columns 99999999")]
    [InlineData("/Predictor 12/Columns 999999/Colors 999999/BitsPerComponent 999999")]
    [InlineData("/Predictor 12/Columns 5")]
    public void Parameters_ThatCannotBe_AreRefused(string parameters) => Should.Throw<PdfSyntaxException>(() => Undone([9, 1, 2, 9, 3, 4], parameters));

    private static byte[] Undone(byte[] rows, string parameters)
    {
        using var arena = new ByteArena();
        arena.Add([7, 7]);
        arena.Add(rows);
        return Predictor.Undo(2, TokenTapeTests.Value($"<<{parameters}>>"), arena).ToArray();
    }
}
