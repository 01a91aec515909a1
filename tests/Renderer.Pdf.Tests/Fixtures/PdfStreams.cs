using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Renderer.Pdf.Tests.Fixtures;

/// <summary>The streams of a PDF file, found without its cross-reference data.</summary>
public static partial class PdfStreams
{
    /// <summary>The decoded bytes of the first stream whose dictionary contains a text.</summary>
    public static byte[] Find(ReadOnlyMemory<byte> pdf, string entry)
    {
        var text = Encoding.Latin1.GetString(pdf.Span);
        var match = Dictionary().Matches(text).First(m => m.Value.Contains(entry, StringComparison.Ordinal));
        var length = int.Parse(Length().Match(match.Value).Groups["length"].Value, CultureInfo.InvariantCulture);
        var bytes = pdf.Slice(match.Index + match.Length, length);
        if (match.Value.Contains("ASCIIHexDecode", StringComparison.Ordinal))
            return Convert.FromHexString(Encoding.ASCII.GetString(bytes.Span).TrimEnd('>'));
        if (!match.Value.Contains("FlateDecode", StringComparison.Ordinal))
            return bytes.ToArray();
        using var decoded = new MemoryStream();
        using (var zlib = new ZLibStream(new MemoryStream(bytes.ToArray()), CompressionMode.Decompress))
            zlib.CopyTo(decoded);
        return decoded.ToArray();
    }

    /// <summary>The font programs of a file whose streams are not encrypted.</summary>
    public static IReadOnlyList<byte[]> FontPrograms(ReadOnlyMemory<byte> pdf)
    {
        var dictionaries = Dictionary().Matches(Encoding.Latin1.GetString(pdf.Span)).Select(m => m.Value).Where(d => d.Contains("/Length1", StringComparison.Ordinal) || d.Contains("/CIDFontType0C", StringComparison.Ordinal));
        return [.. dictionaries.Distinct(StringComparer.Ordinal).Select(dictionary => Find(pdf, dictionary))];
    }

    /// <summary>The file as text, with font programs replaced by their length.</summary>
    public static string Readable(ReadOnlyMemory<byte> pdf) =>
        LongHex().Replace(Encoding.Latin1.GetString(pdf.Span), m => $"{m.Groups["hex"].Length / 2} bytes");

    [GeneratedRegex(@"<<[^\n]*/Length \d+>>\nstream\n", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Dictionary();

    [GeneratedRegex(@"/Length (?<length>\d+)>>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Length();

    [GeneratedRegex("(?<hex>[0-9A-F]{200,})>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex LongHex();
}
