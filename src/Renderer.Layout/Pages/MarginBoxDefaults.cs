using System.Collections.Frozen;
using Renderer.Layout.Css.Cascade;

namespace Renderer.Layout.Pages;

/// <summary>Alignment of the margin boxes where the document says nothing (CSS Paged Media 3, section 5.2.1).</summary>
internal static class MarginBoxDefaults
{
    private static readonly FrozenDictionary<string, StyleRule> Rules = MarginBoxNames.All.ToFrozenDictionary(name => name, Read);

    public static StyleRule RuleFor(string name) => Rules[name];

    private static StyleRule Read(string name)
    {
        var horizontal = name switch
        {
            "top-left-corner" or "bottom-left-corner" => "right",
            "top-left" or "bottom-left" or "top-right-corner" or "bottom-right-corner" => "left",
            "top-right" or "bottom-right" => "right",
            _ => "center",
        };
        var vertical = name switch
        {
            "left-top" or "right-top" => "top",
            "left-bottom" or "right-bottom" => "bottom",
            _ => "middle",
        };
        // Running text's indent and justification mean nothing to a page number.
        return StyleSheetReader.ReadAttribute($"display: block; text-align: {horizontal}; vertical-align: {vertical}; text-indent: 0").Rule;
    }
}
