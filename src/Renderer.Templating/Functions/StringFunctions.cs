using System.Buffers;
using System.Globalization;
using System.Text;
using Renderer.Templating.Evaluation;

namespace Renderer.Templating.Functions;

/// <summary>The <c>string</c> functions. Those that only take white space away or join keep markup what it is; all others give plain text.</summary>
internal static class StringFunctions
{
    public static BuiltInGroup Group { get; } = new(
        "string",
        ("append", "text with", static a => TextOperators.Concatenate(a.Context, Text(a, 0), Text(a, 1))),
        ("base64_decode", "text", StringEncodings.DecodeBase64),
        ("base64_encode", "text", static a => Value.Of(Convert.ToBase64String(Encoding.UTF8.GetBytes(a.Text(0))))),
        ("capitalize", "text", static a => Value.Of(Capitalize(a.Text(0)))),
        ("capitalizewords", "text", static a => Value.Of(CapitalizeWords(a.Text(0)))),
        ("contains", "text value", static a => Value.Of(a.Text(0).Contains(a.Text(1), StringComparison.Ordinal))),
        ("downcase", "text", static a => Value.Of(a.Text(0).ToLowerInvariant())),
        ("empty", "text", static a => Value.Of(a.Text(0).Length == 0)),
        ("ends_with", "text value", static a => Value.Of(a.Text(0).EndsWith(a.Text(1), StringComparison.Ordinal))),
        ("equals_ignore_case", "text value", static a => Value.Of(string.Equals(a.Text(0), a.Text(1), StringComparison.OrdinalIgnoreCase))),
        ("escape", "text", static a => Value.Of(BoundedText.Map(a.Context, a.Text(0), StringEncodings.Escape))),
        ("handleize", "text", static a => Value.Of(Handleize(a.Text(0)))),
        ("hmac_sha1", "text secretKey", StringEncodings.HmacSha1),
        ("hmac_sha256", "text secretKey", StringEncodings.HmacSha256),
        ("hmac_sha512", "text secretKey", StringEncodings.HmacSha512),
        ("index_of", "text search startIndex? count? stringComparison?", IndexOf),
        ("literal", "text", static a => a[0].IsNull ? Value.Null : Value.Of($"\"{BoundedText.Map(a.Context, a.Text(0), StringEncodings.Escape)}\"")),
        ("lstrip", "text", static a => Value.TextLike(a[0], a.Text(0).TrimStart())),
        ("md5", "text", StringEncodings.Md5),
        ("pad_left", "text width", static a => Pad(a, isLeft: true)),
        ("pad_right", "text width", static a => Pad(a, isLeft: false)),
        ("pluralize", "number singular plural", static a => !a[0].IsNull && ValueComparer.AreEqual(a.Context, a.Number(0), Value.Of(1L)) ? a[1] : a[2]),
        ("prepend", "text by", static a => TextOperators.Concatenate(a.Context, Text(a, 1), Text(a, 0))),
        ("remove", "text remove", static a => Replace(a, a.Text(1), "")),
        ("remove_first", "text remove", static a => ReplaceOne(a, "", isLast: false)),
        ("remove_last", "text remove", static a => ReplaceOne(a, "", isLast: true)),
        ("replace", "text match replace", static a => Replace(a, a.Text(1), a.Text(2))),
        ("replace_first", "text match replace fromEnd?", static a => ReplaceOne(a, a.Text(2), a[3].IsTrue)),
        ("rstrip", "text", static a => Value.TextLike(a[0], a.Text(0).TrimEnd())),
        ("sha1", "text", StringEncodings.Sha1),
        ("sha256", "text", StringEncodings.Sha256),
        ("sha512", "text", StringEncodings.Sha512),
        ("size", "text", static a => Value.Of(a.Text(0).Length)),
        ("slice", "text start length?", static a => Slice(a, a.Integer(2) is > 0 and var length ? length : int.MaxValue)),
        ("slice1", "text start length?", static a => Slice(a, a.Integer(2, 1))),
        ("split", "text match", Split),
        ("starts_with", "text value", static a => Value.Of(a.Text(0).StartsWith(a.Text(1), StringComparison.Ordinal))),
        ("strip", "text", static a => Value.TextLike(a[0], a.Text(0).Trim())),
        ("strip_newlines", "text", static a => Value.TextLike(a[0], a.Text(0).Replace("\r", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal))),
        ("to_double", "text", static a => ParseDouble(a) is { } number ? Value.Of(number) : Value.Null),
        ("to_float", "text", static a => ParseDouble(a) is { } number ? Value.Single(number) : Value.Null),
        ("to_int", "text", static a => int.TryParse(a.Text(0), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? Value.Of(number) : Value.Null),
        ("to_long", "text", static a => long.TryParse(a.Text(0), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? Value.Of(number) : Value.Null),
        ("truncate", "text length ellipsis?", Truncate),
        ("truncatewords", "text count ellipsis?", TruncateWords),
        ("upcase", "text", static a => Value.Of(a.Text(0).ToUpperInvariant())),
        ("whitespace", "text", static a => Value.Of(string.IsNullOrWhiteSpace(a.Text(0)))));

    private static Value Text(Arguments a, int index) => a[index].IsText ? a[index] : Value.Of(a.Text(index));

    private static string Capitalize(string text) =>
        Rune.DecodeFromUtf16(text, out var first, out var length) == OperationStatus.Done ? string.Concat(Rune.ToUpperInvariant(first).ToString(), text.AsSpan(length)) : text;

    private static string CapitalizeWords(string text)
    {
        var result = new StringBuilder(text.Length);
        var isStart = true;
        foreach (var rune in text.EnumerateRunes())
        {
            result.Append(isStart ? Rune.ToUpperInvariant(rune) : rune);
            isStart = Rune.IsWhiteSpace(rune);
        }

        return result.ToString();
    }

    /// <summary>Letters and digits in lower case; every run of other characters a hyphen, none at the ends.</summary>
    private static string Handleize(string text)
    {
        var handle = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (char.IsLetterOrDigit(character) || char.IsSurrogate(character))
            {
                handle.Append(char.ToLowerInvariant(character));
            }
            else if (handle.Length > 0 && handle[^1] != '-')
            {
                handle.Append('-');
            }
        }

        return handle.ToString().TrimEnd('-');
    }

    private static Value IndexOf(Arguments a)
    {
        var text = a.Text(0);
        var start = a.Integer(2);
        var count = a.Integer(3, text.Length - Math.Clamp(start, 0, text.Length));
        if (start < 0 || start > text.Length || count < 0 || count > text.Length - start)
        {
            throw a.Fail($"there are no {count} characters from {start} in a string of {text.Length}");
        }

        var comparison = a.OptionalText(4) switch
        {
            null or "CurrentCulture" or "InvariantCulture" or "Ordinal" => StringComparison.Ordinal,
            "CurrentCultureIgnoreCase" or "InvariantCultureIgnoreCase" or "OrdinalIgnoreCase" => StringComparison.OrdinalIgnoreCase,
            var other => throw a.Fail($"`{other}` is no comparison", "Use Ordinal or OrdinalIgnoreCase."),
        };
        return Value.Of(text.IndexOf(a.Text(1), start, count, comparison));
    }

    private static Value Pad(Arguments a, bool isLeft)
    {
        var width = Math.Max(0, a.Integer(1));
        a.Context.Budget.ChargeText(width);
        return Value.TextLike(a[0], isLeft ? a.Text(0).PadLeft(width) : a.Text(0).PadRight(width));
    }

    private static Value Replace(Arguments a, string match, string replacement)
    {
        var text = a.Text(0);
        if (match.Length == 0)
        {
            return Value.Of(text);
        }

        var matches = text.AsSpan().Count(match);
        a.Context.Budget.ChargeText(text.Length + ((long)matches * (replacement.Length - match.Length)));
        return Value.Of(text.Replace(match, replacement, StringComparison.Ordinal));
    }

    private static Value ReplaceOne(Arguments a, string replacement, bool isLast)
    {
        var (text, match) = (a.Text(0), a.Text(1));
        var at = isLast ? text.LastIndexOf(match, StringComparison.Ordinal) : text.IndexOf(match, StringComparison.Ordinal);
        if (at < 0 || match.Length == 0)
        {
            return Value.Of(text);
        }

        a.Context.Budget.ChargeText((long)text.Length + replacement.Length);
        return Value.Of(string.Concat(text.AsSpan(0, at), replacement, text.AsSpan(at + match.Length)));
    }

    private static Value Slice(Arguments a, int length)
    {
        var text = a.Text(0);
        var start = a.Integer(1);
        start = start < 0 ? Math.Max(0, start + text.Length) : Math.Min(start, text.Length);
        return Value.Of(text.Substring(start, Math.Clamp(length, 0, text.Length - start)));
    }

    private static Value Split(Arguments a)
    {
        a.Context.Budget.ChargeText(a.Text(0).Length);
        var count = a.Text(1).Length == 0 ? 0 : a.Text(0).AsSpan().Count(a.Text(1));
        var items = Lists.Create(a.Context, count + 1L);
        var parts = a.Text(0).Split(a.Text(1), StringSplitOptions.RemoveEmptyEntries);
        foreach (var part in parts)
        {
            items.Add(Value.Of(part));
        }

        return Value.Of(new ScriptArray(items));
    }

    private static double? ParseDouble(Arguments a) =>
        double.TryParse(a.Text(0), NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static Value Truncate(Arguments a)
    {
        var (text, length) = (a.Text(0), Math.Max(0, a.Integer(1)));
        var ellipsis = a.OptionalText(2) ?? "...";
        if (text.Length <= length)
        {
            return Value.Of(text);
        }

        var kept = Math.Max(0, length - ellipsis.Length);

        // Half a character outside the basic plane would be no text at all.
        kept -= kept > 0 && char.IsHighSurrogate(text[kept - 1]) ? 1 : 0;
        return Value.Of(string.Concat(text.AsSpan(0, kept), ellipsis));
    }

    private static readonly SearchValues<char> Spaces = SearchValues.Create(" \t\r\n\f\v\u0085\u00A0\u3000");

    private static Value TruncateWords(Arguments a)
    {
        var text = a.Text(0);
        var at = 0;
        for (var words = Math.Max(0, a.Integer(1)); words > 0 && at < text.Length; words--)
        {
            var start = text.AsSpan(at).IndexOfAnyExcept(Spaces);
            if (start < 0)
            {
                return Value.Of(text);
            }

            var length = text.AsSpan(at + start).IndexOfAny(Spaces);
            at = length < 0 ? text.Length : at + start + length;
        }

        return Value.Of(text.AsSpan(at).IsWhiteSpace() ? text : string.Concat(text.AsSpan(0, at), a.OptionalText(2) ?? "..."));
    }
}
