using Renderer.Layout.Images.Svg;

namespace Renderer.Layout.Tests.Images.Svg;

public class TransformReaderTests
{
    [Theory]
    [InlineData("translate(10)", 11, 1)]
    [InlineData("translate(10, 20)", 11, 21)]
    [InlineData("scale(2)", 2, 2)]
    [InlineData("scale(2 3)", 2, 3)]
    [InlineData("rotate(90)", -1, 1)]
    [InlineData("rotate(180 5 5)", 9, 9)]
    [InlineData("skewX(45)", 2, 1)]
    [InlineData("skewY(45)", 1, 2)]
    [InlineData("matrix(1 2 3 4 5 6)", 9, 12)]
    [InlineData("translate(10 0) scale(2)", 12, 2)]
    [InlineData("translate(10 0),rotate(90)", 9, 1)]
    [InlineData("", 1, 1)]
    public void Read_List_MovesAPoint(string list, double x, double y)
    {
        var point = TransformReader.Read(list)!.Value.Of(1, 1);
        point.X.ShouldBe(x, 1e-9);
        point.Y.ShouldBe(y, 1e-9);
    }

    [Theory]
    [InlineData("rotate(1 2)")]
    [InlineData("scale()")]
    [InlineData("turn(90)")]
    [InlineData("translate(1")]
    [InlineData("translate 1")]
    public void Read_BrokenList_GivesNothing(string list) => TransformReader.Read(list).ShouldBeNull();
}
