using System.Globalization;
using Renderer.Templating.Evaluation;

namespace Renderer.Templating.Functions;

/// <summary>Numbers, dates and timespans by .NET format strings (<c>N2</c>, <c>yyyy-MM-dd</c>).</summary>
internal static class FormatString
{
    // .NET accepts a precision of a billion digits and makes that string.
    private const int Longest = 200;

    /// <summary>The first argument, formatted as the second says in the culture of the third.</summary>
    public static Value Apply(Arguments a, Value value)
    {
        var format = a.Text(1);
        Check(a, format);
        var culture = CultureTable.Find(a, 2);
        try
        {
            return a.IsWritten && TryWrite(a.Context, value, format, culture) ? Value.Null : Value.Of(Text(a.Context, value, format, culture));
        }
        catch (FormatException)
        {
            throw a.Fail($"`{format}` is no format for {Describe(value)}", Hint(value));
        }
    }

    /// <summary>Writes a number without a string in between, if nothing of it must be escaped.</summary>
    private static bool TryWrite(RenderContext context, Value value, string format, CultureTable culture) => value.Kind switch
    {
        ValueKind.Integer when value.AsInteger is >= int.MinValue and <= int.MaxValue => context.Output.TryAppend((int)value.AsInteger, format, culture.Numbers),
        ValueKind.Decimal => context.Output.TryAppend(value.AsDecimal, format, culture.Numbers),
        ValueKind.Double when value.Form == ValueForm.None => context.Output.TryAppend(value.AsDouble, format, culture.Numbers),
        _ => false,
    };

    private static string Text(RenderContext context, Value value, string format, CultureTable culture) => value.Kind switch
    {
        // Whole numbers of the language have 32 bits while they fit: -1 is FFFFFFFF in X.
        ValueKind.Integer when value.AsInteger is >= int.MinValue and <= int.MaxValue => ((int)value.AsInteger).ToString(format, culture.Numbers),
        ValueKind.Integer => value.AsInteger.ToString(format, culture.Numbers),
        ValueKind.BigInteger => value.AsBigInteger.ToString(format, culture.Numbers),
        ValueKind.Decimal => value.AsDecimal.ToString(format, culture.Numbers),
        ValueKind.Double when value.Form == ValueForm.Single => ((float)value.AsDouble).ToString(format, culture.Numbers),
        ValueKind.Double => value.AsDouble.ToString(format, culture.Numbers),
        ValueKind.TimeSpan => value.AsTimeSpan.ToString(format, culture.Dates),
        _ => DateText(context, value.AsDate, format, culture),
    };

    // In .NET a `%` only marks a single specifier (`%d`); longer, it can only mean the codes of date.to_string.
    private static string DateText(RenderContext context, DateTimeOffset date, string format, CultureTable culture) =>
        format.Length > 2 && format.Contains('%')
            ? DateFormat.Format(context, date, format, culture)
            : date.ToString(format, culture.Dates);

    private static void Check(Arguments a, string format)
    {
        var precision = format.Length > 1 && char.IsAsciiLetter(format[0]) && int.TryParse(format.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var digits)
            ? digits
            : 0;
        if (format.Length > Longest || precision > Longest)
        {
            throw a.Fail($"a format of more than {Longest} digits");
        }
    }

    private static string Describe(Value value) => value.IsWhole ? "a whole number" : value.IsNumber ? "a number with fraction" : ValueKinds.Describe(value);

    private static string Hint(Value value) => value.IsNumber
        ? "See .NET standard numeric format strings, such as N2 or 0.00."
        : "See .NET date and time format strings, such as yyyy-MM-dd.";
}
