using System.Numerics;
using Renderer.Layout.Fonts.Tables;

namespace Renderer.Layout.Fonts.Shaping;

/// <summary>How far a glyph is shifted and how much its advance changes, in font units.</summary>
internal readonly record struct Adjustment(short X, short Y, short AdvanceX, short AdvanceY)
{
    public static Adjustment operator +(Adjustment a, Adjustment b) =>
        new((short)(a.X + b.X), (short)(a.Y + b.Y), (short)(a.AdvanceX + b.AdvanceX), (short)(a.AdvanceY + b.AdvanceY));

    /// <summary>Bytes of a value record (OpenType, "GPOS", Value Record): two for each field its format names.</summary>
    public static int SizeOf(int format) => 2 * BitOperations.PopCount((uint)format & 0xFF);

    /// <summary>A value record; corrections for devices do not concern paper.</summary>
    public static Adjustment Read(TableReader table, int at, int format)
    {
        Span<short> fields = stackalloc short[4];
        for (var i = 0; i < 4; i++)
        {
            if ((format >> i & 1) == 0) continue;
            fields[i] = table.I16(at);
            at += 2;
        }
        return new(fields[0], fields[1], fields[2], fields[3]);
    }
}
