using System.Text;
using Renderer.Layout.Fonts.Outlines;

namespace Renderer.Pdf.Fonts;

/// <summary>A CID-keyed CFF font with the used glyphs only, CID = glyph index (Adobe technical note 5176, 18).</summary>
/// <remarks>Charstrings stand alone (their subroutines are written in place), so each can be compressed once for all documents.</remarks>
internal static class CffProgram
{
    private const int FirstCustomString = 391;

    // Below this the header of the face's code costs more than its speed is worth.
    private const int FewGlyphs = 16;

    // Operators of top and font dictionaries, two-byte ones as 12 * 256 + second byte.
    private const int FontBox = 5, CharsetOffset = 15, CharStringsOffset = 17, PrivateRange = 18;
    private const int FontMatrix = 0xC07, Ros = 0xC1E, CidCount = 0xC22, FontDictsOffset = 0xC24, SelectOffset = 0xC25;

    public static void Build(GlyphUsage usage, FontParts parts, FontProgram program)
    {
        var outlines = (CffOutlines)usage.Face.Outlines;
        var count = usage.Count + 1;
        var isJoined = parts.Tools.JoinsPieces && usage.Count > FewGlyphs;
        var dicts = new List<int>();
        var select = new byte[count];
        for (var cid = 0; cid < count; cid++)
        {
            var glyph = usage.GlyphOf(cid);
            if (isJoined)
                program.Add(parts.Glyphs.PieceOf(glyph, parts.Tools));
            else
                program.Add(parts.Glyphs.GlyphOf(glyph));
            var dict = outlines.FontDictOf(glyph);
            if (!dicts.Contains(dict))
                dicts.Add(dict);
            select[cid] = (byte)dicts.IndexOf(dict);
        }
        WriteFront(outlines, dicts, select, program);
    }

    // Offsets are written in five bytes whatever their value, so the top dictionary's length is known before they are.
    private static void WriteFront(CffOutlines outlines, List<int> dicts, byte[] select, FontProgram program)
    {
        var count = select.Length;
        var start = Index([Encoding.ASCII.GetBytes("Subset")]);
        byte[] strings = [.. Index(["Adobe"u8.ToArray(), "Identity"u8.ToArray()]), .. Index([])]; // and no global subroutines
        // One range of CIDs from 1, the glyphs after .notdef (format 2).
        byte[] charset = count > 1 ? [2, 0, 1, .. Two(count - 2)] : [0];
        byte[] fontSelect = dicts.Count == 1 ? [3, 0, 1, 0, 0, 0, .. Two(count)] : [0, .. select];
        var privates = dicts.Select(d => outlines.FontDicts[d].Private).ToArray();

        var topLength = Index([Top(outlines, count, default)]).Length;
        var charsetAt = 4 + start.Length + topLength + strings.Length;
        var selectAt = charsetAt + charset.Length;
        var privatesAt = selectAt + fontSelect.Length;
        var dictsAt = privatesAt + privates.Sum(p => p.Length);
        var fontDicts = Index(FontDicts(outlines, dicts, privatesAt));
        var offsets = new Offsets(charsetAt, selectAt, dictsAt, dictsAt + fontDicts.Length);

        var front = program.Front;
        front.Add([1, 0, 4, 4]).Add(start).Add(Index([Top(outlines, count, offsets)])).Add(strings).Add(charset).Add(fontSelect);
        foreach (var dict in privates)
            front.Add(dict.Span);
        front.Add(fontDicts);
        WriteCharStringsHead(program);
    }

    private static byte[][] FontDicts(CffOutlines outlines, List<int> dicts, int privatesAt)
    {
        var bytes = new byte[dicts.Count][];
        for (var i = 0; i < bytes.Length; i++)
        {
            var dict = outlines.FontDicts[dicts[i]];
            bytes[i] = [.. Entry(FontMatrix, dict.FontMatrix), .. Integer(dict.Private.Length), .. Integer(privatesAt), PrivateRange];
            privatesAt += dict.Private.Length;
        }
        return bytes;
    }

    private static byte[] Top(CffOutlines outlines, int count, Offsets offsets) =>
    [
        .. Integer(FirstCustomString), .. Integer(FirstCustomString + 1), .. Integer(0), .. Operator(Ros), // must be first
        .. Entry(FontMatrix, outlines.FontMatrix),
        .. Entry(FontBox, outlines.FontBox),
        .. Integer(count), .. Operator(CidCount),
        .. Integer(offsets.Charset), .. Operator(CharsetOffset),
        .. Integer(offsets.Select), .. Operator(SelectOffset),
        .. Integer(offsets.FontDicts), .. Operator(FontDictsOffset),
        .. Integer(offsets.CharStrings), .. Operator(CharStringsOffset),
    ];

    private static void WriteCharStringsHead(FontProgram program)
    {
        var size = OffsetSize(program.GlyphBytes);
        program.Front.Add(Two(program.Offsets.Count - 1)).Add((byte)size);
        foreach (var offset in program.Offsets)
        {
            for (var shift = 8 * (size - 1); shift >= 0; shift -= 8)
                program.Front.Add((byte)((offset + 1) >> shift));
        }
    }

    private static byte[] Index(byte[][] entries)
    {
        if (entries.Length == 0)
            return [0, 0];
        var size = OffsetSize(entries.Sum(e => e.Length));
        var bytes = new List<byte>([.. Two(entries.Length), (byte)size]);
        var offset = 1;
        bytes.AddRange(Four(offset)[(4 - size)..]);
        foreach (var entry in entries)
            bytes.AddRange(Four(offset += entry.Length)[(4 - size)..]);
        foreach (var entry in entries)
            bytes.AddRange(entry);
        return [.. bytes];
    }

    // Offsets begin at 1, so the last one is a byte larger than the data.
    private static int OffsetSize(int length) => length < 0xFF ? 1 : length < 0xFFFF ? 2 : length < 0xFF_FFFF ? 3 : 4;

    private static byte[] Entry(int op, ReadOnlyMemory<byte> operands) => operands.IsEmpty ? [] : [.. operands.Span, .. Operator(op)];

    private static byte[] Integer(int value) => [29, .. Four(value)];

    private static byte[] Operator(int op) => op >= 0xC00 ? [12, (byte)op] : [(byte)op];

    private static byte[] Two(int value) => [(byte)(value >> 8), (byte)value];

    private static byte[] Four(int value) => [(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value];

    private readonly record struct Offsets(int Charset, int Select, int FontDicts, int CharStrings);
}
