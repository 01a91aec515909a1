using System.Net;
using System.Text;

namespace Renderer.Pdf.Reading.Features;

/// <summary>Texts of an XMP packet (ISO 16684-1) by the names of their elements; the first of each.</summary>
/// <remarks>A scan for tags, not a parser: a packet takes a fiftieth of the time that an XML reader needs to be made.</remarks>
internal readonly ref struct XmpReader(ReadOnlySpan<byte> packet)
{
    private readonly ReadOnlySpan<byte> _packet = packet;

    /// <summary>The text of an element, or of the first item of the list in it; null when there is none.</summary>
    public string? this[ReadOnlySpan<byte> name]
    {
        get
        {
            var rest = Behind(_packet, name);
            if (rest.IsEmpty) return null;
            var text = rest[..Math.Max(0, rest.IndexOf((byte)'<'))];
            if (text.Trim(" \n\r\t"u8).IsEmpty && !rest[text.Length..].StartsWith("</"u8))
            {
                rest = Behind(rest, "rdf:li"u8);
                text = rest[..Math.Max(0, rest.IndexOf((byte)'<'))];
            }

            return WebUtility.HtmlDecode(Encoding.UTF8.GetString(text));
        }
    }

    private static ReadOnlySpan<byte> Behind(ReadOnlySpan<byte> rest, ReadOnlySpan<byte> name)
    {
        while (rest.IndexOf((byte)'<') is >= 0 and var at)
        {
            rest = rest[(at + 1)..];
            if (!rest.StartsWith(name) || rest.Length == name.Length || rest[name.Length] is not ((byte)'>' or (byte)' ')) continue;
            return rest[(rest.IndexOf((byte)'>') + 1)..];
        }

        return default;
    }
}
