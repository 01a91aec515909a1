using System.Globalization;
using System.Text;

namespace Renderer.Layout.Resources;

/// <summary>Content written into its own address (RFC 2397).</summary>
internal static class DataAddress
{
    public const string Scheme = "data:";

    // Base64 takes four characters for three bytes; 16 MiB is a photograph at print size.
    private const int LongestAddress = 16 * 1024 * 1024 / 3 * 4;

    /// <summary>The content; null when the address is broken or too long.</summary>
    public static byte[]? Read(string address)
    {
        var comma = address.IndexOf(',', StringComparison.Ordinal);
        if (comma < 0 || address.Length > LongestAddress) return null;
        var content = address.AsSpan(comma + 1);
        return address.AsSpan(0, comma).TrimEnd().EndsWith(";base64", StringComparison.OrdinalIgnoreCase) ? FromBase64(content) : FromPercents(content);
    }

    private static byte[]? FromBase64(ReadOnlySpan<char> content)
    {
        if (content.Contains('%')) content = Uri.UnescapeDataString(content);
        var bytes = new byte[content.Length / 4 * 3 + 3];
        return Convert.TryFromBase64Chars(content, bytes, out var count) ? bytes[..count] : null;
    }

    private static byte[] FromPercents(ReadOnlySpan<char> content)
    {
        var text = Encoding.UTF8.GetBytes(content.ToString());
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var isEscape = text[i] == '%' && i + 2 < text.Length && byte.TryParse(text.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out text[length]);
            if (isEscape) i += 2;
            else text[length] = text[i];
            length++;
        }
        return text[..length];
    }
}
