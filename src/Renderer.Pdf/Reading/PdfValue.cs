namespace Renderer.Pdf.Reading;

/// <summary>The types of objects (7.3).</summary>
internal enum PdfKind : byte
{
    Null,
    Boolean,
    Integer,
    Real,
    String,
    Name,
    Array,
    Dictionary,
    Stream,
    Reference,
}

/// <summary>An object as it was read. What it is not, it answers with nothing: 0, null or no items.</summary>
internal readonly struct PdfValue
{
    private readonly object? _content;
    private readonly double _number;

    private PdfValue(PdfKind kind, object? content, double number) => (Kind, _content, _number) = (kind, content, number);

    public PdfKind Kind { get; }

    public bool IsNull => Kind == PdfKind.Null;

    public bool IsNumber => Kind is PdfKind.Integer or PdfKind.Real;

    /// <summary>A number's value; 0 for all else.</summary>
    public double Number => IsNumber ? _number : 0;

    /// <summary>An integer's value; null for all else.</summary>
    public int? Integer => Kind == PdfKind.Integer ? (int)_number : null;

    public bool IsTrue => Kind == PdfKind.Boolean && _number != 0;

    public string? Name => Kind == PdfKind.Name ? (string)_content! : null;

    public ReadOnlySpan<byte> String => Kind == PdfKind.String ? (byte[])_content! : default;

    public ReadOnlySpan<PdfValue> Items => Kind == PdfKind.Array ? (PdfValue[])_content! : default;

    /// <summary>A dictionary, or that of a stream.</summary>
    public PdfDictionary? Dictionary => Kind == PdfKind.Stream ? Stream!.Dictionary : _content as PdfDictionary;

    public PdfStream? Stream => _content as PdfStream;

    /// <summary>The number of the object referred to; 0, which no object has, for all else.</summary>
    public int Reference => Kind == PdfKind.Reference ? (int)_number : 0;

    public static PdfValue Boolean(bool value) => new(PdfKind.Boolean, null, value ? 1 : 0);

    public static PdfValue OfInteger(int value) => new(PdfKind.Integer, null, value);

    public static PdfValue Real(double value) => new(PdfKind.Real, null, value);

    public static PdfValue OfName(string name) => new(PdfKind.Name, name, 0);

    public static PdfValue OfString(byte[] bytes) => new(PdfKind.String, bytes, 0);

    public static PdfValue Array(PdfValue[] items) => new(PdfKind.Array, items, 0);

    public static PdfValue OfDictionary(PdfDictionary dictionary) => new(PdfKind.Dictionary, dictionary, 0);

    public static PdfValue OfStream(PdfStream stream) => new(PdfKind.Stream, stream, 0);

    public static PdfValue ReferenceTo(int number) => new(PdfKind.Reference, null, number);
}

/// <summary>A dictionary (7.3.7): few entries, searched one by one.</summary>
internal sealed class PdfDictionary(KeyValuePair<string, PdfValue>[] entries)
{
    public ReadOnlySpan<KeyValuePair<string, PdfValue>> Entries => entries;

    /// <summary>The value of a key; null, as the standard has it, when it is absent.</summary>
    public PdfValue this[string key]
    {
        get
        {
            foreach (ref readonly var entry in entries.AsSpan())
            {
                if (entry.Key == key) return entry.Value;
            }

            return default;
        }
    }
}

/// <summary>A stream (7.3.8), still encoded.</summary>
internal sealed record PdfStream(PdfDictionary Dictionary, ReadOnlyMemory<byte> Encoded);
