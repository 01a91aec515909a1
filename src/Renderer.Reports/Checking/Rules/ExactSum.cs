using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Renderer.Reports.Checking.Schema;
using Renderer.Templating;

namespace Renderer.Reports.Checking.Rules;

/// <summary>The function <c>sum</c> of rules: adds numbers and lists of numbers exactly, leaves blanks out, and is blank when there is nothing but blanks.</summary>
internal static class ExactSum
{
    private static readonly JsonElement Blank = JsonElement.Parse("null"u8);

    /// <exception cref="TemplateFunctionException">An argument is no number.</exception>
    public static JsonElement Of(ImmutableArray<JsonElement> arguments)
    {
        var addends = arguments.SelectMany(a => a.ValueKind == JsonValueKind.Array ? a.EnumerateArray().AsEnumerable() : [a])
            .Where(a => a.ValueKind != JsonValueKind.Null).Select(Addend.Of).ToList();
        if (addends.Count == 0) return Blank;
        // An amount of 0.30 is not 0.3 on paper: the sum has as many digits after the point as the addend with most.
        var scale = addends.Max(a => a.Scale);
        var sum = addends.Aggregate(BigInteger.Zero, (total, a) => total + (a.Significand * BigInteger.Pow(10, scale - a.Scale)));
        return JsonElement.Parse(Written(sum, scale));
    }

    private static string Written(BigInteger significand, int scale)
    {
        var digits = BigInteger.Abs(significand).ToString(null, null).PadLeft(scale + 1, '0');
        var sign = significand.Sign < 0 ? "-" : "";
        return scale == 0 ? sign + digits : $"{sign}{digits[..^scale]}.{digits[^scale..]}";
    }

    private readonly record struct Addend(BigInteger Significand, int Scale)
    {
        public static Addend Of(JsonElement value)
        {
            if (value.ValueKind != JsonValueKind.Number) throw new TemplateFunctionException($"{JsonText.Show(value)} is no number");
            var token = JsonMarshal.GetRawUtf8Value(value);
            if (token.IndexOfAny("eE"u8) >= 0) throw new TemplateFunctionException($"{JsonText.Show(value)} was rounded; add the numbers as they are given");
            var text = Encoding.ASCII.GetString(token);
            var point = text.IndexOf('.', StringComparison.Ordinal);
            var digits = point < 0 ? text : text.Remove(point, 1);
            return new(BigInteger.Parse(digits, CultureInfo.InvariantCulture), point < 0 ? 0 : text.Length - point - 1);
        }
    }
}
