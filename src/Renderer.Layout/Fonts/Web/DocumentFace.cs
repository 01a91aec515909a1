using Renderer.Layout.Css.Cascade;

namespace Renderer.Layout.Fonts.Web;

/// <summary>A face that a document brings along, and what it serves.</summary>
internal sealed record DocumentFace(FontFaceRule Rule, FontFace Face)
{
    /// <summary>Equal keys serve the same characters in the same glyphs.</summary>
    public string Key =>
        $"{Rule.Family}|{Rule.LightestWeight}-{Rule.HeaviestWeight}|{Rule.IsItalic}|{string.Join(',', Rule.Ranges?.Ranges ?? [])}|{Face.Digest}|{Face.PostScriptName}";

    /// <summary>How far the face is from what is asked for (CSS Fonts 4, 5.2).</summary>
    public int DistanceFrom(int weight, bool isItalic) =>
        FaceMatching.Distance(Math.Clamp(weight, Rule.LightestWeight, Rule.HeaviestWeight), weight, Rule.IsItalic == isItalic);
}
