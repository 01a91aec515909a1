namespace Renderer.Layout.Css.Values;

/// <summary><c>writing-mode</c>: lines one below the other, or from right to left with text going down.</summary>
internal enum WritingMode : byte { HorizontalTb, VerticalRl }

/// <summary><c>text-orientation</c>: which characters stand upright in a vertical line.</summary>
internal enum TextOrientation : byte { Mixed, Upright, Sideways }
