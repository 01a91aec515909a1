namespace Renderer.Pdf.Tests.Fixtures;

/// <summary>JPEG files made for a test: baseline, one level a block and component. Every block's only coefficient is its DC difference.</summary>
public sealed class JpegBuilder(int width, int height, int components)
{
    private readonly List<byte[]> _segments = [];

    /// <summary>The start-of-frame marker: C0 baseline, C1 extended, C2 progressive.</summary>
    public byte Frame { get; set; } = 0xC0;

    /// <summary>Bits a sample.</summary>
    public byte Precision { get; set; } = 8;

    /// <summary>Adds a segment behind the start of the image, such as an application's.</summary>
    public JpegBuilder With(byte marker, params byte[] body)
    {
        _segments.Add(Segment(marker, body));
        return this;
    }

    /// <param name="level">The DC coefficient's difference for a block and component, from -7 to 7; quantisation makes eight levels of grey of each.</param>
    /// <param name="blocks">How many blocks there are; null for as many as the size takes.</param>
    public byte[] Build(Func<int, int, int> level, int? blocks = null) =>
    [
        0xFF, 0xD8, .. _segments.SelectMany(s => s),
        .. Segment(0xDB, [0, 64, .. Enumerable.Repeat((byte)1, 63)]),
        .. Segment(Frame, [Precision, .. Two(height), .. Two(width), (byte)components, .. Enumerable.Range(1, components).SelectMany(c => new byte[] { (byte)c, 0x11, 0 })]),
        // DC: the categories 0 to 3 in codes of three bits, because no code is all ones. AC: the end of a block alone, in one bit.
        .. Segment(0xC4, [0x00, 0, 0, 4, .. new byte[13], 0, 1, 2, 3]), .. Segment(0xC4, [0x10, 1, .. new byte[15], 0]),
        .. Segment(0xDA, [(byte)components, .. Enumerable.Range(1, components).SelectMany(c => new byte[] { (byte)c, 0 }), 0, (byte)(Frame == 0xC2 ? 0 : 63), 0]),
        .. Scan(level, blocks ?? (width + 7) / 8 * ((height + 7) / 8)), 0xFF, 0xD9,
    ];

    private List<byte> Scan(Func<int, int, int> level, int blocks)
    {
        var bits = new List<bool>();
        for (var block = 0; block < blocks; block++)
        {
            for (var component = 0; component < components; component++) AddBlock(bits, level(block, component));
        }
        while (bits.Count % 8 != 0) bits.Add(true);
        var scan = new List<byte>();
        foreach (var bite in bits.Chunk(8))
        {
            scan.Add((byte)bite.Aggregate(0, (value, bit) => value << 1 | (bit ? 1 : 0)));
            // T.81, B.1.1.5: a zero byte keeps FF from being a marker.
            if (scan[^1] == 0xFF) scan.Add(0);
        }
        return scan;
    }

    // T.81, F.1.2.1: the category, then the value's bits; one less for negative ones.
    private void AddBlock(List<bool> bits, int difference)
    {
        var category = difference == 0 ? 0 : int.Log2(Math.Abs(difference)) + 1;
        Add(bits, category, 3);
        Add(bits, difference < 0 ? difference + (1 << category) - 1 : difference, category);
        // A progressive scan of DC coefficients has no others.
        if (Frame != 0xC2) Add(bits, 0, 1);
    }

    private static void Add(List<bool> bits, int value, int count)
    {
        for (var bit = count - 1; bit >= 0; bit--) bits.Add((value >> bit & 1) == 1);
    }

    private static byte[] Segment(byte marker, byte[] body) => [0xFF, marker, .. Two(body.Length + 2), .. body];

    private static byte[] Two(int value) => [(byte)(value >> 8), (byte)value];
}
