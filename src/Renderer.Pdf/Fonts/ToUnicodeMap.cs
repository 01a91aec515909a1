using System.Buffers.Binary;
using System.Text;
using Renderer.Layout.Pages;
using Renderer.Pdf.Objects;

namespace Renderer.Pdf.Fonts;

/// <summary>The CMap that says which text each CID stands for (9.10.3).</summary>
internal static class ToUnicodeMap
{
    // A bf section may have 100 entries (Adobe technical note 5014), and a range may not leave its high byte.
    private const int EntriesPerSection = 100;

    /// <summary>Writes the map, as arrays of code points for runs of CIDs.</summary>
    public static void Write(GlyphUsage usage, PdfBuffer to)
    {
        to.Add("/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"u8);
        to.Add("/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n"u8);
        var ranges = Ranges(usage);
        for (var start = 0; start < ranges.Count; start += EntriesPerSection)
        {
            var end = Math.Min(ranges.Count, start + EntriesPerSection);
            to.Add(end - start).Add(" beginbfrange\n"u8);
            for (var i = start; i < end; i++)
                WriteRange(usage, ranges[i], to);
            to.Add("endbfrange\n"u8);
        }
        to.Add("endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n"u8);
    }

    // CIDs are in order of code point, so those that stand for no text come first.
    private static List<Range> Ranges(GlyphUsage usage)
    {
        var ranges = new List<Range>();
        var cid = 1;
        while (cid <= usage.Count && usage.CodePointOf(cid) == 0)
            cid++;
        while (cid <= usage.Count)
        {
            var last = Math.Min(usage.Count, cid | 0xFF);
            var end = Math.Min(last, cid + EntriesPerSection - 1);
            ranges.Add(new Range(cid, end));
            cid = end + 1;
        }
        return ranges;
    }

    private static void WriteRange(GlyphUsage usage, Range range, PdfBuffer to)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt16BigEndian(bytes, (ushort)range.First);
        to.Hex(bytes[..2]);
        BinaryPrimitives.WriteUInt16BigEndian(bytes, (ushort)range.Last);
        to.Hex(bytes[..2]).Add((byte)'[');
        for (var cid = range.First; cid <= range.Last; cid++)
        {
            var codePoint = usage.CodePointOf(cid);
            if (codePoint < Glyph.FirstCluster) to.Hex(bytes[..PdfText.Utf16(codePoint, bytes)]);
            else to.Hex(Encoding.BigEndianUnicode.GetBytes(usage.Clusters[codePoint - Glyph.FirstCluster]));
        }
        to.Add("]\n"u8);
    }

    private readonly record struct Range(int First, int Last);
}
