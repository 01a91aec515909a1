using Renderer.Layout.Fonts;
using Renderer.Layout.Fonts.Outlines;
using Renderer.Pdf.Objects;

namespace Renderer.Pdf.Fonts;

/// <summary>The objects of one font: Type 0 font, CID font, descriptor, program and map to Unicode (9.7, 9.8).</summary>
internal static class FontObjects
{
    /// <summary>Writes the font under the number that the pages refer to.</summary>
    /// <exception cref="FontException">A used glyph is damaged.</exception>
    public static void Write(PdfFile file, int number, GlyphUsage usage, FontParts parts)
    {
        var isCff = usage.Face.Outlines is CffOutlines;
        var first = file.Allocate(4);
        var (cidFont, descriptor, programStream, unicode) = (first, first + 1, first + 2, first + 3);
        var name = SubsetTag.Of(usage) + "+" + usage.Face.PostScriptName;

        var program = parts.Tools.Program;
        program.Begin();
        if (isCff)
            CffProgram.Build(usage, parts, program);
        else
            TrueTypeProgram.Build(usage, parts.Glyphs, program);
        var length = program.Front.Length + program.GlyphBytes;
        var entries = isCff ? "/Subtype/CIDFontType0C"u8.ToArray() : [.. "/Length1 "u8, .. System.Text.Encoding.ASCII.GetBytes($"{length}")];
        program.WriteTo(file, new FontStream(programStream, entries, program.HasPieces ? parts.Glyphs.CodeFor(parts.Tools) : null), parts.Tools);

        parts.Tools.Scratch.Clear();
        ToUnicodeMap.Write(usage, parts.Tools.Scratch);
        file.WriteStream(unicode, [], parts.Tools.Scratch.Written);

        // 9.7.6.1: over a Type 0 CID font the name ends with the encoding's.
        file.Open(number).Add("<</Type/Font/Subtype/Type0/BaseFont"u8).Name(isCff ? name + "-Identity-H" : name).Add("/Encoding/Identity-H/DescendantFonts["u8)
            .Reference(cidFont).Add("]/ToUnicode "u8).Reference(unicode).Add(">>"u8);
        file.Close();
        WriteCidFont(file.Open(cidFont), usage, name, descriptor);
        file.Close();
        WriteDescriptor(file.Open(descriptor), usage.Face, name, programStream);
        file.Close();
    }

    private static void WriteCidFont(PdfBuffer to, GlyphUsage usage, string name, int descriptor)
    {
        var isCff = usage.Face.Outlines is CffOutlines;
        to.Add("<</Type/Font/Subtype"u8).Add(isCff ? "/CIDFontType0"u8 : "/CIDFontType2"u8).Add("/BaseFont"u8).Name(name)
            .Add("/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor "u8).Reference(descriptor);
        if (!isCff)
            to.Add("/CIDToGIDMap/Identity"u8);
        WriteWidths(to, usage);
        to.Add(">>"u8);
    }

    /// <summary>Chinese glyphs are one em wide, which is the default width; only the others are listed, run by run.</summary>
    private static void WriteWidths(PdfBuffer to, GlyphUsage usage)
    {
        const int Default = 1000;
        to.Add("/W["u8);
        var isOpen = false;
        for (var cid = 0; cid <= usage.Count; cid++)
        {
            var width = usage.WidthOf(usage.GlyphOf(cid));
            if (width != Default)
            {
                if (isOpen)
                    to.Add((byte)' ');
                else
                    to.Add(cid).Add((byte)'[');
                to.Add(width, 3);
            }
            else if (isOpen)
                to.Add((byte)']');
            isOpen = width != Default;
        }
        to.Add(isOpen ? "]]"u8 : "]"u8);
    }

    private static void WriteDescriptor(PdfBuffer to, FontFace face, string name, int program)
    {
        const int FixedPitch = 1, Symbolic = 4, Italic = 64; // 9.8.2; symbolic: the glyphs are not the standard Latin ones
        var flags = Symbolic | (face.IsFixedPitch ? FixedPitch : 0) | (face.IsItalic ? Italic : 0);
        var scale = 1000.0 / face.UnitsPerEm;
        var box = face.BoundingBox;
        to.Add("<</Type/FontDescriptor/FontName"u8).Name(name).Add("/Flags "u8).Add(flags)
            .Add("/FontBBox["u8).Add(box.Left * scale, 0).Add((byte)' ').Add(box.Bottom * scale, 0).Add((byte)' ').Add(box.Right * scale, 0).Add((byte)' ').Add(box.Top * scale, 0)
            .Add("]/ItalicAngle "u8).Add(face.ItalicAngle)
            .Add("/Ascent "u8).Add(face.Ascender * scale, 0)
            .Add("/Descent "u8).Add(face.Descender * scale, 0)
            .Add("/CapHeight "u8).Add(face.CapHeight * scale, 0)
            // OpenType has no stem width. Readers use it only to imitate a missing font; a fifth of the weight is close (80 for regular, 140 for bold).
            .Add("/StemV "u8).Add(face.Weight / 5)
            .Add(face.Outlines is CffOutlines ? "/FontFile3 "u8 : "/FontFile2 "u8).Reference(program).Add(">>"u8);
    }
}

/// <summary>What writing a font draws on.</summary>
internal readonly record struct FontParts(FaceGlyphs Glyphs, PdfTools Tools);
