using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Renderer.Templating.Evaluation;

namespace Renderer.Templating.Functions;

/// <summary>Hashes, Base64 and escape sequences: strings as other strings.</summary>
internal static class StringEncodings
{
    public static Value Md5(Arguments a) => Hex(MD5.HashData(Bytes(a, 0)));

    public static Value Sha1(Arguments a) => Hex(SHA1.HashData(Bytes(a, 0)));

    public static Value Sha256(Arguments a) => Hex(SHA256.HashData(Bytes(a, 0)));

    public static Value Sha512(Arguments a) => Hex(SHA512.HashData(Bytes(a, 0)));

    public static Value HmacSha1(Arguments a) => Hex(HMACSHA1.HashData(Bytes(a, 1), Bytes(a, 0)));

    public static Value HmacSha256(Arguments a) => Hex(HMACSHA256.HashData(Bytes(a, 1), Bytes(a, 0)));

    public static Value HmacSha512(Arguments a) => Hex(HMACSHA512.HashData(Bytes(a, 1), Bytes(a, 0)));

    public static Value DecodeBase64(Arguments a)
    {
        var text = a.Text(0);
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length)
            ? Value.Of(Encoding.UTF8.GetString(bytes, 0, length))
            : throw a.Fail("the text is not Base64");
    }

    /// <summary>The text as it would stand between double quotes in a template.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var character in text)
        {
            _ = character switch
            {
                '\\' => escaped.Append("\\\\"),
                '"' => escaped.Append("\\\""),
                '\n' => escaped.Append("\\n"),
                '\r' => escaped.Append("\\r"),
                '\t' => escaped.Append("\\t"),
                '\b' => escaped.Append("\\b"),
                '\f' => escaped.Append("\\f"),
                _ when char.IsControl(character) || character is '\u2028' or '\u2029' => escaped.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture)),
                _ => escaped.Append(character),
            };
        }

        return escaped.ToString();
    }

    private static byte[] Bytes(Arguments a, int index) => Encoding.UTF8.GetBytes(a.Text(index));

    private static Value Hex(byte[] hash) => Value.Of(Convert.ToHexStringLower(hash));
}
