using Renderer.Pdf.Reading.Content;

namespace Renderer.Pdf.Tests.Reading;

public class TextStateTests
{
    [Fact]
    public void Lines_MoveFromTheBeginningOfTheOneBefore()
    {
        var text = new TextState();
        text.Begin();
        text.Select(null, 10);
        text.SetMatrix(new(2, 0, 0, 2, 100, 200));
        text.Adjust(-500);
        (text.Position.E, text.Position.F).ShouldBe((110, 200));
        text.Move(5, -10);
        (text.Position.E, text.Position.F).ShouldBe((110, 180));
        text.Rise = 3;
        (text.Position.E, text.Position.F).ShouldBe((110, 186));
    }

    [Fact]
    public void TextObject_BeginsAtTheOrigin()
    {
        var text = new TextState();
        text.Begin();
        text.Move(5, 5);
        text.End();
        text.IsOpen.ShouldBeFalse();
        text.Begin();

        text.Position.ShouldBe(Matrix.Identity);
    }
}
