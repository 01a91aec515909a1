using System.Text;

namespace Renderer.Templating.Evaluation;

/// <summary>A string under construction that is charged to the render's memory as it grows.</summary>
internal sealed class BoundedText(RenderContext context)
{
    // Long text is changed in parts, so that the limit is noticed before all of it is made.
    private const int Part = 4096;

    private readonly StringBuilder _text = new();

    public int Length => _text.Length;

    public void Append(ReadOnlySpan<char> part)
    {
        context.Budget.ChargeGrowth(_text.Length, part.Length);
        _text.Append(part);
    }

    /// <summary>Appends text changed by a function that looks at characters one by one, and may make much of little.</summary>
    public void AppendMapped(string text, Func<string, string> map)
    {
        for (var at = 0; at < text.Length;)
        {
            var end = Math.Min(at + Part, text.Length);
            end -= end < text.Length && char.IsHighSurrogate(text[end - 1]) ? 1 : 0;
            Append(map(text[at..end]));
            at = end;
        }
    }

    /// <summary>Text changed by a function that looks at characters one by one, and may make much of little.</summary>
    public static string Map(RenderContext context, string text, Func<string, string> map)
    {
        if (text.Length <= Part)
        {
            return map(text);
        }

        var mapped = new BoundedText(context);
        mapped.AppendMapped(text, map);
        return mapped.ToString();
    }

    public override string ToString() => _text.ToString();
}
