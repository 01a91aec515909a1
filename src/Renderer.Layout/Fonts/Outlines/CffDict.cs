using Renderer.Layout.Fonts.Tables;

namespace Renderer.Layout.Fonts.Outlines;

/// <summary>A DICT (Adobe technical note 5176, 4): operators with their operands, the bytes of the operands kept as they are.</summary>
internal sealed class CffDict
{
    public const int FontBox = 5, CharStrings = 17, Private = 18, Subroutines = 19;
    public const int FontMatrix = 0xC07, CharstringType = 0xC06, Ros = 0xC1E, FontDicts = 0xC24, FontDictSelect = 0xC25;

    private readonly List<Entry> _entries = [];

    public static CffDict Read(ReadOnlySpan<byte> bytes)
    {
        var reader = new TableReader(bytes, "CFF ");
        var dict = new CffDict();
        var (at, start) = (0, 0);
        var operands = new List<int>();
        while (at < bytes.Length)
        {
            var first = reader.U8(at);
            if (first > 21)
            {
                at += OperandLength(reader, at, out var value);
                operands.Add(value);
                continue;
            }
            var length = first == 12 ? 2 : 1;
            var op = first == 12 ? 0xC00 | reader.U8(at + 1) : first;
            dict._entries.Add(new Entry(op, [.. operands], bytes[start..at].ToArray()));
            operands.Clear();
            start = at += length;
        }
        return dict;
    }

    /// <summary>The integer operands of an operator; null when the dictionary lacks it.</summary>
    public int[]? Integers(int op) => _entries.FirstOrDefault(e => e.Operator == op).Integers;

    /// <summary>The operands' bytes of an operator; empty when the dictionary lacks it.</summary>
    public ReadOnlyMemory<byte> Operands(int op) => _entries.FirstOrDefault(e => e.Operator == op).Bytes;

    /// <summary>The dictionary without one operator.</summary>
    public byte[] Without(int op) =>
        [.. _entries.Where(e => e.Operator != op).SelectMany(e => e.Operator < 0xC00 ? [.. e.Bytes, (byte)e.Operator] : (IEnumerable<byte>)[.. e.Bytes, 12, (byte)e.Operator])];

    // Reals count as 0: no operator whose value we use takes one.
    private static int OperandLength(TableReader reader, int at, out int value)
    {
        int first = reader.U8(at);
        value = 0;
        switch (first)
        {
            case 28:
                value = reader.I16(at + 1);
                return 3;
            case 29:
                value = (int)reader.U32(at + 1);
                return 5;
            case 30:
                var end = at + 1;
                while ((reader.U8(end) & 0xF) != 0xF && reader.U8(end) >> 4 != 0xF)
                    end++;
                return end + 1 - at;
            case >= 32 and <= 246:
                value = first - 139;
                return 1;
            case >= 247 and <= 250:
                value = (first - 247) * 256 + reader.U8(at + 1) + 108;
                return 2;
            case >= 251 and <= 254:
                value = -(first - 251) * 256 - reader.U8(at + 1) - 108;
                return 2;
            default:
                throw reader.Fault($"has a dictionary with the reserved byte {first}");
        }
    }

    private readonly record struct Entry(int Operator, int[]? Integers, byte[] Bytes);
}
