using System.Text;

namespace Renderer.Templating.Evaluation;

/// <summary>A string under construction that is charged to the render's memory as it grows.</summary>
internal sealed class BoundedText(RenderContext context)
{
    private readonly StringBuilder _text = new();

    public int Length => _text.Length;

    public void Append(ReadOnlySpan<char> part)
    {
        context.Budget.ChargeGrowth(_text.Length, part.Length);
        _text.Append(part);
    }

    public override string ToString() => _text.ToString();
}
