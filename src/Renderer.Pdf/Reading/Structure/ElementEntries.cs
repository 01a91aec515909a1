using Renderer.Pdf.Reading.Syntax;

namespace Renderer.Pdf.Reading.Structure;

/// <summary>The entries of a structure element's dictionary (table 323), found in one pass.</summary>
internal readonly ref struct ElementEntries
{
    public ElementEntries(PdfValue element)
    {
        var entries = element.Entries.GetEnumerator();
        while (entries.MoveNext())
        {
            var key = entries.Current.Name;
            entries.MoveNext();
            var value = entries.Current;
            switch (key)
            {
                case [(byte)'S']:
                    Type = value;
                    break;
                case [(byte)'P']:
                    Parent = value;
                    break;
                case [(byte)'K']:
                    Kids = value;
                    break;
                case [(byte)'P', (byte)'g']:
                    Page = value;
                    break;
                case [(byte)'A']:
                    Attributes = value;
                    break;
                case [(byte)'I', (byte)'D']:
                    Id = value;
                    break;
                case [(byte)'E']:
                    Expansion = value;
                    break;
                case [(byte)'A', (byte)'l', (byte)'t']:
                    Alternative = value;
                    break;
                case [(byte)'L', (byte)'a', (byte)'n', (byte)'g']:
                    Language = value;
                    break;
            }
        }
    }

    public PdfValue Type { get; }

    public PdfValue Parent { get; }

    public PdfValue Kids { get; }

    public PdfValue Page { get; }

    public PdfValue Attributes { get; }

    public PdfValue Id { get; }

    public PdfValue Expansion { get; }

    public PdfValue Alternative { get; }

    public PdfValue Language { get; }
}
