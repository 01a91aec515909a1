namespace Renderer.Layout.Css.Cascade;

/// <summary>A mark drawn beside each character to stress it (CSS Text Decoration 3, 3): 着重号.</summary>
/// <param name="CodePoint">The mark; a string's first character.</param>
internal readonly record struct EmphasisMark(int CodePoint)
{
    /// <summary>Marks are half as large as the text.</summary>
    public const double Scale = 0.5;

    public static readonly EmphasisMark None;

    public bool IsNone => CodePoint == 0;

    /// <summary>The mark of a shape's name.</summary>
    public static EmphasisMark? Of(string shape, bool isOpen) => shape switch
    {
        "dot" => new(isOpen ? 0x25E6 : 0x2022),
        "circle" => new(isOpen ? 0x25CB : 0x25CF),
        "double-circle" => new(isOpen ? 0x25CE : 0x25C9),
        "triangle" => new(isOpen ? 0x25B3 : 0x25B2),
        "sesame" => new(isOpen ? 0xFE46 : 0xFE45),
        _ => null,
    };
}
