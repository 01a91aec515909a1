using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Renderer.Reports.Reading;

/// <summary>Writes JSON in one form for all equal documents: RFC 8785's key order (UTF-16 code units), escapes and lack of white space.</summary>
/// <remarks>
/// Unlike RFC 8785 numbers are not rounded to doubles: a report's amounts keep their digits (<c>7730.280</c> stays so). Only what is
/// not a digit goes: exponents are written out (<c>1.5e2</c> is <c>150</c>) and minus zero loses its sign.
/// </remarks>
internal sealed class CanonicalJson
{
    /// <summary>Longest number in characters, exponent written out. Statutory tables use 15; 1,000 keeps exact arithmetic cheap.</summary>
    public const int LongestNumber = 1000;

    /// <summary>Deepest nesting of arrays and objects.</summary>
    public const int DeepestNesting = 64;

    private readonly ArrayBufferWriter<byte> _output;
    private readonly PlacePath _path = new();
    private readonly List<Problem> _problems = [];

    private CanonicalJson(int size) => _output = new(size);

    /// <summary>The canonical bytes, and everything in the document that has no canonical form.</summary>
    public static (ReadOnlyMemory<byte> Bytes, IReadOnlyList<Problem> Problems) Write(JsonElement root, int sizeHint)
    {
        var writer = new CanonicalJson(Math.Max(sizeHint, 16));
        writer.Value(root);
        return (writer._output.WrittenMemory, writer._problems);
    }

    private void Value(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object when Fits(): Object(value); break;
            case JsonValueKind.Array when Fits(): Array(value); break;
            case JsonValueKind.String: String(JsonMarshal.GetRawUtf8Value(value)[1..^1], value, static v => v.GetString()!); break;
            case JsonValueKind.Number: Number(JsonMarshal.GetRawUtf8Value(value)); break;
            case JsonValueKind.True: _output.Write("true"u8); break;
            case JsonValueKind.False: _output.Write("false"u8); break;
            default: _output.Write("null"u8); break;
        }
    }

    private bool Fits()
    {
        if (_path.Depth < DeepestNesting) return true;
        Report($"is nested deeper than {DeepestNesting} levels", "flatten the data");
        return false;
    }

    private void Array(JsonElement array)
    {
        _output.Write("["u8);
        var index = 0;
        foreach (var item in array.EnumerateArray())
        {
            if (index > 0) _output.Write(","u8);
            _path.Enter(index++);
            Value(item);
            _path.Leave();
        }

        _output.Write("]"u8);
    }

    private void Object(JsonElement value)
    {
        var count = value.GetPropertyCount();
        var members = ArrayPool<JsonProperty>.Shared.Rent(count);
        var names = ArrayPool<string>.Shared.Rent(count);
        try
        {
            var next = 0;
            foreach (var member in value.EnumerateObject())
            {
                if (Name(member) is not { } name) continue;
                names[next] = name;
                members[next++] = member;
            }

            names.AsSpan(0, next).Sort(members.AsSpan(0, next), StringComparer.Ordinal);
            Members(names.AsSpan(0, next), members);
        }
        finally
        {
            ArrayPool<JsonProperty>.Shared.Return(members, clearArray: true);
            ArrayPool<string>.Shared.Return(names, clearArray: true);
        }
    }

    private void Members(ReadOnlySpan<string> names, JsonProperty[] members)
    {
        _output.Write("{"u8);
        for (var i = 0; i < names.Length; i++)
        {
            if (i > 0 && names[i] == names[i - 1])
            {
                Report($"has \"{names[i]}\" twice", "keep one of the two", names[i]);
                continue;
            }

            if (i > 0) _output.Write(","u8);
            String(JsonMarshal.GetRawUtf8PropertyName(members[i]), members[i], static m => m.Name);
            _output.Write(":"u8);
            _path.Enter(names[i]);
            Value(members[i].Value);
            _path.Leave();
        }

        _output.Write("}"u8);
    }

    private string? Name(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            Report("has a name with half a surrogate pair", @"write characters beyond U+FFFF as they are, or as two \u escapes");
            return null;
        }
    }

    private void String<T>(ReadOnlySpan<byte> raw, T owner, Func<T, string> decode)
    {
        _output.Write("\""u8);
        if (!raw.Contains((byte)'\\')) _output.Write(raw);
        else Decoded(owner, decode);
        _output.Write("\""u8);
    }

    private void Decoded<T>(T owner, Func<T, string> decode)
    {
        try
        {
            Escaped(decode(owner));
        }
        catch (InvalidOperationException)
        {
            // System.Text.Json leaves \uD800 alone in the token and fails when asked for the text.
            Report("has half a surrogate pair", @"write characters beyond U+FFFF as they are, or as two \u escapes");
        }
    }

    private void Escaped(string text)
    {
        Span<byte> utf8 = stackalloc byte[6];
        foreach (var rune in text.EnumerateRunes())
        {
            var length = rune.Value switch
            {
                '"' => Copy("\\\""u8, utf8),
                '\\' => Copy("\\\\"u8, utf8),
                '\b' => Copy("\\b"u8, utf8),
                '\t' => Copy("\\t"u8, utf8),
                '\n' => Copy("\\n"u8, utf8),
                '\f' => Copy("\\f"u8, utf8),
                '\r' => Copy("\\r"u8, utf8),
                < 0x20 => Encoding.ASCII.GetBytes($"\\u{rune.Value:x4}", utf8),
                _ => rune.EncodeToUtf8(utf8),
            };
            _output.Write(utf8[..length]);
        }
    }

    private static int Copy(ReadOnlySpan<byte> escape, Span<byte> target)
    {
        escape.CopyTo(target);
        return escape.Length;
    }

    private void Number(ReadOnlySpan<byte> token)
    {
        var sign = token[0] == (byte)'-';
        var digits = sign ? token[1..] : token;
        var exponentAt = digits.IndexOfAny((byte)'e', (byte)'E');
        if (exponentAt >= 0)
        {
            if (!long.TryParse(digits[(exponentAt + 1)..].TrimStart((byte)'+'), out var exponent)) exponent = long.MaxValue;
            var written = Math.Abs(exponent) <= LongestNumber ? WithoutExponent(digits[..exponentAt], (int)exponent) : null;
            digits = written;
            if (written is null) digits = new byte[LongestNumber + 1];
        }

        if (digits.Length > LongestNumber)
        {
            Report($"is a number of more than {LongestNumber} digits", "give it as text, or round it");
            return;
        }

        if (sign && digits.ContainsAnyExcept("0."u8)) _output.Write("-"u8);
        _output.Write(digits);
    }

    /// <summary>Moves the decimal point of plain digits by the exponent; digits given stay, zeros appear only where a place needs one.</summary>
    private static byte[] WithoutExponent(ReadOnlySpan<byte> digits, int exponent)
    {
        var point = digits.IndexOf((byte)'.');
        var whole = point < 0 ? digits : digits[..point];
        var fraction = point < 0 ? [] : digits[(point + 1)..];
        var all = Encoding.ASCII.GetString(whole) + Encoding.ASCII.GetString(fraction);
        var place = whole.Length + exponent;
        if (place <= 0) (all, place) = (new string('0', 1 - place) + all, 1);
        if (place > all.Length) all = all.PadRight(place, '0');
        var left = all[..place].TrimStart('0');
        return Encoding.ASCII.GetBytes((left.Length == 0 ? "0" : left) + (place < all.Length ? "." + all[place..] : ""));
    }

    private void Report(string what, string hint, string? member = null) =>
        _problems.Add(new(Severity.Error, Codes.DataSyntax, _path.Pointer(member), what, hint));
}
