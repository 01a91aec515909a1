using Renderer.Layout.Images.Svg;

namespace Renderer.Layout.Tests.Images.Svg;

public class PathReaderTests
{
    [Theory]
    [InlineData("M1 2L3 4", "M1,2 L3,4")]
    [InlineData("m1,2 3,4-5-6", "M1,2 L4,6 L-1,0")]
    [InlineData("M0 0H5V6h-1v-1z", "M0,0 L5,0 L5,6 L4,6 L4,5 Z")]
    [InlineData("M.5.5l1e1-.5E1", "M0.5,0.5 L10.5,-4.5")]
    [InlineData("M0 0C1 1 2 2 3 3S5 5 6 6", "M0,0 C1,1 2,2 3,3 C4,4 5,5 6,6")]
    [InlineData("M0 0S5 5 6 6", "M0,0 C0,0 5,5 6,6")]
    [InlineData("M0 0Q3 0 3 3T6 6", "M0,0 C2,0 3,1 3,3 C3,5 4,6 6,6")]
    [InlineData("M0 0T6 6", "M0,0 C0,0 2,2 6,6")]
    [InlineData("M0 0L1 1ZL2 2", "M0,0 L1,1 Z M0,0 L2,2")]
    [InlineData("M0 0M5 5L6 6", "M5,5 L6,6")]
    [InlineData("M0 0A5 5 0 0 1 5 5", "M0,0 C2.76,0 5,2.24 5,5")]
    [InlineData("M0 0a5 5 0 015 5", "M0,0 C2.76,0 5,2.24 5,5")]
    [InlineData("M0 0A0 5 0 0 1 5 5", "M0,0 L5,5")]
    [InlineData("M0 0A1 1 0 0 1 10 0", "M0,0 C0,-2.76 2.24,-5 5,-5 C7.76,-5 10,-2.76 10,0")]
    [InlineData("", "")]
    public void Read_Data_GivesAbsoluteLinesAndCubicCurves(string data, string expected)
    {
        DrawingDescription.Of(PathReader.Read(data, out var isWhole)).ShouldBe(expected);
        isWhole.ShouldBeTrue();
    }

    [Theory]
    [InlineData("M1 1L2 2L3", "M1,1 L2,2")]
    [InlineData("M1 1L2 2 Lx", "M1,1 L2,2")]
    [InlineData("L2 2", "")]
    [InlineData("M0 0L1 1Z5 5", "M0,0 L1,1 Z")]
    [InlineData("M0 0A5 5 0 2 1 5 5", "")]
    public void Read_BrokenData_GivesWhatComesBefore(string data, string expected)
    {
        DrawingDescription.Of(PathReader.Read(data, out var isWhole)).ShouldBe(expected);
        isWhole.ShouldBeFalse();
    }

    [Fact]
    public void Read_RandomData_EndsWithFiniteBoxes()
    {
        var random = new Random(7);
        const string letters = "MmLlHhVvCcSsQqTtAaZz0123456789.,-e  ";
        for (var i = 0; i < 20_000; i++)
        {
            var data = "M0 0" + string.Concat(Enumerable.Range(0, random.Next(60)).Select(_ => letters[random.Next(letters.Length)]));
            var outline = PathReader.Read(data, out _);
            if (Outline.BoundsOf(outline) is { } box) double.IsNaN(box.Width + box.Height).ShouldBeFalse(data);
            Outline.Reversed(outline).Length.ShouldBe(outline.Length, data);
        }
    }
}
