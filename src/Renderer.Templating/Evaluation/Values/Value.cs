using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Renderer.Templating.Evaluation;

/// <summary>A value of the template language. Null, booleans, 64-bit integers, doubles and short decimals need no object.</summary>
[DebuggerDisplay("{Kind}")]
internal readonly struct Value
{
    private readonly object? _reference;
    private readonly long _bits;
    private readonly byte _scale;

    private Value(ValueKind kind, object? reference, long bits = 0, byte scale = 0, ValueForm form = ValueForm.None)
    {
        Kind = kind;
        Form = form;
        _reference = reference;
        _bits = bits;
        _scale = scale;
    }

    public static Value Undefined => default;

    public static Value Null => new(ValueKind.Null, null);

    public static Value Empty => new(ValueKind.Empty, null);

    public static Value True => new(ValueKind.Boolean, null, 1);

    public static Value False => new(ValueKind.Boolean, null);

    public ValueKind Kind { get; }

    public ValueForm Form { get; }

    public bool IsUndefined => Kind == ValueKind.Undefined;

    /// <summary>Null or nothing by that name.</summary>
    public bool IsNull => Kind <= ValueKind.Null;

    public bool IsText => Kind is ValueKind.String or ValueKind.Markup;

    public bool IsNumber => Kind is >= ValueKind.Integer and <= ValueKind.Decimal;

    public bool IsWhole => Kind is ValueKind.Integer or ValueKind.BigInteger;

    /// <summary>Everything but null, <c>empty</c> and false is true; so are <c>""</c> and 0.</summary>
    public bool IsTrue => Kind > ValueKind.Empty && (Kind != ValueKind.Boolean || _bits != 0);

    public bool AsBoolean => _bits != 0;

    public long AsInteger => _bits;

    public BigInteger AsBigInteger => Kind == ValueKind.BigInteger ? (BigInteger)_reference! : _bits;

    public double AsDouble => BitConverter.Int64BitsToDouble(_bits);

    public decimal AsDecimal
    {
        get
        {
            if (_reference is decimal wide)
            {
                return wide;
            }

            var magnitude = (ulong)Math.Abs(_bits);
            return new decimal((int)magnitude, (int)(magnitude >> 32), 0, _bits < 0, _scale);
        }
    }

    /// <summary>How a number was written in the data or the template, when printing must keep that and the value alone would not (<c>1.0</c>, <c>1e3</c>).</summary>
    public string? WrittenAs => _reference as string;

    public string AsText => (string)_reference!;

    public ScriptArray AsArray => (ScriptArray)_reference!;

    public ScriptRange AsRange => (ScriptRange)_reference!;

    // The kind says what is referred to, and only this type sets both; a checked cast to a class with heirs is a call each time.
    public TemplateObject AsObject => Kind == ValueKind.Object ? Unsafe.As<TemplateObject>(_reference!) : throw new InvalidCastException();

    public TemplateFunction AsFunction => Kind == ValueKind.Function ? Unsafe.As<TemplateFunction>(_reference!) : throw new InvalidCastException();

    public DateTimeOffset AsDate => (DateTimeOffset)_reference!;

    public TimeSpan AsTimeSpan => new(_bits);

    public static Value Of(bool value) => value ? True : False;

    public static Value Of(long value, string? writtenAs = null) => new(ValueKind.Integer, writtenAs, value);

    public static Value Unsigned(ulong value) => value <= long.MaxValue
        ? new(ValueKind.Integer, null, (long)value, form: ValueForm.Unsigned)
        : new(ValueKind.BigInteger, (BigInteger)value, form: ValueForm.Unsigned);

    public static Value Of(BigInteger value) => value >= long.MinValue && value <= long.MaxValue
        ? Of((long)value)
        : new(ValueKind.BigInteger, value);

    public static Value Of(double value, string? writtenAs = null) => new(ValueKind.Double, writtenAs, BitConverter.DoubleToInt64Bits(value));

    public static Value Single(double value) => new(ValueKind.Double, null, BitConverter.DoubleToInt64Bits((float)value), form: ValueForm.Single);

    public static Value Of(decimal value, string? writtenAs = null)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value, parts);
        var mantissa = ((long)(uint)parts[1] << 32) | (uint)parts[0];
        if (parts[2] != 0 || mantissa < 0 || (mantissa == 0 && parts[3] < 0))
        {
            return new(ValueKind.Decimal, value);
        }

        return new(ValueKind.Decimal, writtenAs, parts[3] < 0 ? -mantissa : mantissa, (byte)(parts[3] >> 16));
    }

    /// <summary>A decimal of at most 18 digits, given as a whole number and how many of its digits stand after the point.</summary>
    public static Value Decimal(long digits, byte scale) => new(ValueKind.Decimal, null, digits, scale);

    public static Value Of(string? value) => value is null ? Null : new(ValueKind.String, value);

    public static Value Markup(string value) => new(ValueKind.Markup, value);

    /// <summary>Text of the same kind as <paramref name="like"/>: what was markup stays markup.</summary>
    public static Value TextLike(Value like, string value) => new(like.Kind == ValueKind.Markup ? ValueKind.Markup : ValueKind.String, value);

    public static Value Of(DateTimeOffset value) => new(ValueKind.Date, value);

    public static Value Of(TimeSpan value) => new(ValueKind.TimeSpan, null, value.Ticks);

    public static Value Of(ScriptArray value) => new(ValueKind.Array, value);

    public static Value Of(ScriptRange value) => new(ValueKind.Range, value);

    public static Value Of(TemplateObject value) => new(ValueKind.Object, value);

    public static Value Of(TemplateFunction value) => new(ValueKind.Function, value);

    /// <summary>Undefined as null, everything else as it is.</summary>
    public Value OrNull() => Kind == ValueKind.Undefined ? Null : this;

    /// <summary>Whether both are the very same object (arrays, objects, functions).</summary>
    public bool IsSame(Value other) => Kind == other.Kind && ReferenceEquals(_reference, other._reference) && _bits == other._bits;
}
