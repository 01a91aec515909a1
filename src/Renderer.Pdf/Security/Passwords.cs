using System.Text;

namespace Renderer.Pdf.Security;

/// <summary>Which passwords there can be, and their bytes.</summary>
/// <remarks>
/// The standard wants passwords prepared by SASLprep (RFC 4013), so that one password typed on two systems gives the same bytes; many readers do not do that.
/// Taken are the characters that preparation leaves as they are, so that every reader agrees; the others are refused, because somebody would be locked out.
/// </remarks>
internal static class Passwords
{
    // ISO 32000-2, 7.6.4.3.2: longer ones are cut off, which nobody would notice before somebody else opened the file.
    private const int MostBytes = 127;

    /// <summary>Why a password cannot be; null when it can. The answer says nothing of the password itself.</summary>
    public static string? FaultOf(string password)
    {
        if (!password.EnumerateRunes().All(IsStable))
            return "has a character that readers do not agree upon. Use printable ASCII, Western European letters, Chinese characters and Hangul";
        return Encoding.UTF8.GetByteCount(password) > MostBytes ? $"is longer than {MostBytes} bytes, a Chinese character counting three" : null;
    }

    public static byte[] Encode(string password) => Encoding.UTF8.GetBytes(password);

    // Composed already, equal to their compatibility form, printed, and in Unicode 3.2, which RFC 4013 is about, or of its ideographs.
    private static bool IsStable(Rune rune) => rune.Value is
        (>= 0x20 and <= 0x7E) or (>= 0xC0 and <= 0xFF) or // ASCII, Latin-1 letters
        (>= 0x3400 and <= 0x4DB5) or (>= 0x4E00 and <= 0x9FA5) or (>= 0x20000 and <= 0x2A6D6) or // ideographs
        (>= 0xAC00 and <= 0xD7A3); // Hangul
}
