using Renderer.Layout.Css.Values;

namespace Renderer.Layout.Css.Properties;

/// <summary>The value shapes that several properties share.</summary>
internal static class ValueShapes
{
    public static bool Keyword<T>(ref ValueReader reader, out T value) where T : struct, Enum => reader.TryKeyword(out value);

    public static bool LengthPercent(ref ValueReader reader, out Length value) => reader.TryLength(out value);

    public static bool LengthOnly(ref ValueReader reader, out Length value) => reader.TryLength(out value, percent: false);

    public static bool NonNegative(ref ValueReader reader, out Length value) => reader.TryLength(out value) && !value.IsNegative;

    public static bool LengthPercentAuto(ref ValueReader reader, out Length value) => Auto(ref reader, "auto", out value) || reader.TryLength(out value);

    public static bool SizeOrAuto(ref ValueReader reader, out Length value) => Auto(ref reader, "auto", out value) || Intrinsic(ref reader, out value) || NonNegative(ref reader, out value);

    public static bool SizeOrNone(ref ValueReader reader, out Length value) => Auto(ref reader, "none", out value) || Intrinsic(ref reader, out value) || NonNegative(ref reader, out value);

    public static bool LengthPercentOrNormal(ref ValueReader reader, out Length value) =>
        reader.TryKeyword("normal") ? True(default, out value) : reader.TryLength(out value);

    public static bool PositiveInteger(ref ValueReader reader, out int value) => reader.TryInteger(out value) && value > 0;

    public static bool Paint(ref ValueReader reader, out Paint value) => ColorReader.TryPaint(ref reader, out value);

    public static bool BorderWidth(ref ValueReader reader, out Length value)
    {
        if (reader.TryKeyword("thin")) return True(Length.OfPoints(0.75), out value);
        if (reader.TryKeyword("medium")) return True(Length.OfPoints(2.25), out value);
        if (reader.TryKeyword("thick")) return True(Length.OfPoints(3.75), out value);
        return reader.TryLength(out value, percent: false) && !value.IsNegative;
    }

    private static bool Intrinsic(ref ValueReader reader, out Length value)
    {
        value = default;
        if (!reader.TryKeyword<IntrinsicSize>(out var size)) return false;
        value = Length.Of(size);
        return size != IntrinsicSize.None;
    }

    private static bool Auto(ref ValueReader reader, string keyword, out Length value)
    {
        value = Length.Auto;
        return reader.TryKeyword(keyword);
    }

    private static bool True<T>(T result, out T value)
    {
        value = result;
        return true;
    }
}
