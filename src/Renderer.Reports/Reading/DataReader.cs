using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Renderer.Reports.Reading;

/// <summary>A JSON document read, put into canonical form and hashed.</summary>
/// <param name="Root">The document in canonical order: what templates and rules see, so that equal data gives equal bytes.</param>
/// <param name="Canonical">Its canonical bytes.</param>
/// <param name="Digest">SHA-256 of these, lower-case hex.</param>
internal sealed record CanonicalDocument(JsonElement Root, ReadOnlyMemory<byte> Canonical, string Digest);

/// <summary>Outcome of reading: a document, or the reasons why there is none.</summary>
internal sealed record DataReading(CanonicalDocument? Document, IReadOnlyList<Problem> Problems);

/// <summary>Turns bytes from outside into a canonical document: size, encoding, syntax, canonical form.</summary>
internal static class DataReader
{
    // Deeper documents than the canonical form allows are still read, to say where they are too deep.
    private static readonly JsonDocumentOptions Syntax = new() { MaxDepth = 512 };

    /// <param name="bytes">UTF-8 JSON, with or without byte order mark.</param>
    /// <param name="name">What problems call it.</param>
    /// <param name="maximumBytes">Longest allowed.</param>
    public static DataReading Read(ReadOnlyMemory<byte> bytes, string name, long maximumBytes)
    {
        if (bytes.Length > maximumBytes)
            return Refused(Codes.DataTooLarge, name, $"has {bytes.Length} bytes; at most {maximumBytes} are allowed", "split the report, or raise Render:MaximumDataBytes");
        if (bytes.Span.StartsWith(Encoding.UTF8.Preamble)) bytes = bytes[Encoding.UTF8.Preamble.Length..];
        if (bytes.Span.TrimStart(" \t\r\n"u8).IsEmpty)
            return Refused(Codes.DataEmpty, name, "is empty", "send the report's data as one JSON object");
        if (!Utf8.IsValid(bytes.Span)) return NotUtf8(bytes.Span, name);

        JsonDocument parsed;
        try
        {
            parsed = JsonDocument.Parse(bytes, Syntax);
        }
        catch (JsonException fault)
        {
            return Malformed(bytes.Span, name, fault);
        }

        using (parsed)
        {
            var (canonical, problems) = CanonicalJson.Write(parsed.RootElement, bytes.Length);
            return problems.Count > 0 ? new(null, problems) : new(Canonical(canonical), []);
        }
    }

    /// <summary>Takes bytes that are canonical already, as a store gives them back.</summary>
    public static CanonicalDocument Canonical(ReadOnlyMemory<byte> canonical) =>
        new(JsonDocument.Parse(canonical, Syntax).RootElement, canonical, Convert.ToHexStringLower(SHA256.HashData(canonical.Span)));

    private static DataReading Malformed(ReadOnlySpan<byte> bytes, string name, JsonException fault)
    {
        var line = (int)(fault.LineNumber ?? 0);
        var start = StartOfLine(bytes, line);
        var length = (int)Math.Min(fault.BytePositionInLine ?? 0, bytes.Length - start);
        var column = Encoding.UTF8.GetCharCount(bytes.Slice(start, length)) + 1;
        var message = fault.Message;
        if (message.IndexOf(" LineNumber:", StringComparison.Ordinal) is > 0 and var end) message = message[..end];
        return Refused(Codes.DataSyntax, $"{name}({line + 1},{column})", $"is not JSON: {message}", "check quotes, commas and brackets there; JSON has no comments and no trailing commas");
    }

    private static int StartOfLine(ReadOnlySpan<byte> bytes, int line)
    {
        var start = 0;
        for (; line > 0; line--) start += bytes[start..].IndexOf((byte)'\n') + 1;
        return start;
    }

    private static DataReading NotUtf8(ReadOnlySpan<byte> bytes, string name)
    {
        var valid = ValidPrefix(bytes);
        var line = bytes[..valid].Count((byte)'\n') + 1;
        var column = Encoding.UTF8.GetCharCount(bytes[(bytes[..valid].LastIndexOf((byte)'\n') + 1)..valid]) + 1;
        var (looks, hint) = Guess(bytes);
        return Refused(Codes.DataEncoding, $"{name}({line},{column})", $"is not UTF-8{looks}", hint);
    }

    private static int ValidPrefix(ReadOnlySpan<byte> bytes)
    {
        var valid = 0;
        while (valid < bytes.Length && Rune.DecodeFromUtf8(bytes[valid..], out _, out var length) == System.Buffers.OperationStatus.Done) valid += length;
        return valid;
    }

    private static (string Looks, string Hint) Guess(ReadOnlySpan<byte> bytes)
    {
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
            return ("; it looks like UTF-16", "convert it with: iconv -f UTF-16 -t UTF-8");
        return LooksLikeGb18030(bytes)
            ? ("; it looks like GBK/GB18030", "convert it with: iconv -f GB18030 -t UTF-8")
            : ("", "save the data as UTF-8");
    }

    private static bool LooksLikeGb18030(ReadOnlySpan<byte> bytes)
    {
        // 54936 is GB18030; asked of the provider itself, so that nothing is registered for the whole process.
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(54936, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        try
        {
            return encoding?.GetString(bytes).Any(c => c is >= '\u4E00' and <= '\u9FFF') ?? false;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private static DataReading Refused(string code, string place, string message, string hint) =>
        new(null, [new(Severity.Error, code, place, message, hint)]);
}
