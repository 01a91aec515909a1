using Renderer.Layout.Pages;

namespace Renderer.Pdf.Structure;

/// <summary>The names of the standard structure types (14.8.4).</summary>
internal static class StructureTypes
{
    public static ReadOnlySpan<byte> NameOf(StructureElement element) => element.Type switch
    {
        StructureType.Document => "/Document"u8,
        StructureType.Section => "/Sect"u8,
        StructureType.Heading => Heading(element.Level),
        StructureType.Paragraph => "/P"u8,
        StructureType.List => "/L"u8,
        StructureType.ListItem => "/LI"u8,
        StructureType.Label => "/Lbl"u8,
        StructureType.ListBody => "/LBody"u8,
        StructureType.Table => "/Table"u8,
        StructureType.TableHead => "/THead"u8,
        StructureType.TableBody => "/TBody"u8,
        StructureType.TableFoot => "/TFoot"u8,
        StructureType.TableRow => "/TR"u8,
        StructureType.TableHeader => "/TH"u8,
        StructureType.TableCell => "/TD"u8,
        StructureType.Caption => "/Caption"u8,
        StructureType.Figure => "/Figure"u8,
        StructureType.Link => "/Link"u8,
        StructureType.BlockQuote => "/BlockQuote"u8,
        StructureType.Note => "/Note"u8,
        _ => "/Span"u8,
    };

    public static ReadOnlySpan<byte> NameOf(ListNumbering numbering) => numbering switch
    {
        ListNumbering.Disc => "/Disc"u8,
        ListNumbering.Circle => "/Circle"u8,
        ListNumbering.Square => "/Square"u8,
        ListNumbering.UpperRoman => "/UpperRoman"u8,
        ListNumbering.LowerRoman => "/LowerRoman"u8,
        ListNumbering.UpperAlpha => "/UpperAlpha"u8,
        ListNumbering.LowerAlpha => "/LowerAlpha"u8,
        _ => "/Decimal"u8,
    };

    private static ReadOnlySpan<byte> Heading(int level) => level switch
    {
        1 => "/H1"u8,
        2 => "/H2"u8,
        3 => "/H3"u8,
        4 => "/H4"u8,
        5 => "/H5"u8,
        6 => "/H6"u8,
        _ => "/H"u8,
    };
}
