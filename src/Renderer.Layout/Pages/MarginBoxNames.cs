namespace Renderer.Layout.Pages;

/// <summary>The sixteen margin boxes (CSS Paged Media 3, section 5.2), clockwise from the top left corner.</summary>
internal static class MarginBoxNames
{
    public static readonly string[] All =
    [
        "top-left-corner", "top-left", "top-center", "top-right", "top-right-corner", "right-top", "right-middle", "right-bottom",
        "bottom-right-corner", "bottom-right", "bottom-center", "bottom-left", "bottom-left-corner", "left-bottom", "left-middle", "left-top",
    ];
}
