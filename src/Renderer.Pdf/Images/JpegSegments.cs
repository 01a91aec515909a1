using System.Buffers.Binary;

namespace Renderer.Pdf.Images;

/// <summary>Reads the segments of a JPEG file to its end (ITU-T T.81, annex B): what readers of the PDF would refuse is refused before it is written.</summary>
internal ref struct JpegSegments(ReadOnlySpan<byte> jpeg)
{
    private const byte StartOfScan = 0xDA, EndOfImage = 0xD9, RestartInterval = 0xDD, Huffman = 0xC4, Quantisation = 0xDB, Adobe = 0xEE;

    // Ours: progressive files have about ten. Each costs a reader a pass over all pixels.
    private const int MaximumScans = 200;

    // F.1.2.1.1: a DC code stands for how many bits follow.
    private const byte LargestCategory = 15;

    private readonly ReadOnlySpan<byte> _jpeg = jpeg;
    private readonly bool[] _quantisations = new bool[4];
    private readonly bool[] _codes = new bool[8]; // DC, then AC
    private readonly HashSet<byte> _scanned = [];
    private int _at = 2;
    private int _scans;
    private JpegFrame? _frame;
    private bool _isProgressive;

    public bool HasAdobeMarker { get; private set; }

    /// <summary>The frame, when everything up to the end of the image is in order.</summary>
    /// <exception cref="ImageException">It is not.</exception>
    public JpegFrame Read()
    {
        for (var marker = NextMarker(); marker != EndOfImage; marker = NextMarker())
        {
            // B.1.1.3: a private marker and restarts stand alone.
            if (marker is not (0x01 or (>= 0xD0 and <= 0xD7))) ReadSegment(marker, Segment());
        }
        if (_frame is null)
            throw new ImageException("The JPEG file has no frame.");
        return _scanned.Count == _frame.Components.Length ? _frame : throw new ImageException("The JPEG file has no data for one of its colours.");
    }

    private void ReadSegment(byte marker, ReadOnlySpan<byte> segment)
    {
        switch (marker)
        {
            // Start of frame: C0 to CF without the tables DHT (C4) and DAC (CC), and JPG (C8).
            case >= 0xC0 and <= 0xCB and not (Huffman or 0xC8) or (>= 0xCD and <= 0xCF):
                _frame = _frame is null ? JpegFrame.Read(marker, segment) : throw new ImageException("The JPEG file has two frames.");
                _isProgressive = marker == 0xC2;
                break;
            case Huffman:
                ReadCodes(segment);
                break;
            case Quantisation:
                ReadQuantisations(segment);
                break;
            case StartOfScan:
                ReadScan(segment);
                SkipData();
                break;
            case RestartInterval when segment.Length != 2:
                throw new ImageException("The JPEG file has a damaged restart interval.");
            case Adobe:
                HasAdobeMarker |= segment.StartsWith("Adobe"u8);
                break;
            // Lines counted later, applications' data and comments; of all others a reader cannot know what they change (B.1.1.3).
            case not (RestartInterval or 0xDC or (>= 0xE0 and <= 0xEF) or 0xFE):
                throw new ImageException($"The JPEG file has a segment of the unknown kind {marker:X2}.");
        }
    }

    // Fill bytes may stand before a marker.
    private byte NextMarker()
    {
        if (_at + 2 > _jpeg.Length)
            throw new ImageException("The JPEG file ends early.");
        if (_jpeg[_at] != 0xFF)
            throw new ImageException("The JPEG file has something else where a segment should begin.");
        while (_at < _jpeg.Length && _jpeg[_at] == 0xFF) _at++;
        return _at < _jpeg.Length ? _jpeg[_at++] : throw new ImageException("The JPEG file ends early.");
    }

    private ReadOnlySpan<byte> Segment()
    {
        var length = _at + 2 <= _jpeg.Length ? BinaryPrimitives.ReadUInt16BigEndian(_jpeg[_at..]) : 0;
        if (length < 2 || length > _jpeg.Length - _at)
            throw new ImageException("The JPEG file ends in the middle of a segment.");
        _at += length;
        return _jpeg.Slice(_at - length + 2, length - 2);
    }

    // Up to the next marker that is neither a stuffed byte nor a restart (B.1.1.5).
    private void SkipData()
    {
        while (true)
        {
            var next = _jpeg[_at..].IndexOf((byte)0xFF);
            if (next < 0 || _at + next + 1 >= _jpeg.Length)
                throw new ImageException("The JPEG file ends early.");
            _at += next;
            if (_jpeg[_at + 1] is not (0 or (>= 0xD0 and <= 0xD7))) return;
            _at += 2;
        }
    }

    // B.2.4.2: how many codes there are of each length, 1 to 16 bits, then what they stand for.
    private readonly void ReadCodes(ReadOnlySpan<byte> segment)
    {
        while (!segment.IsEmpty)
        {
            var count = 0;
            for (var length = 1; length <= 16 && segment.Length >= 17; length++) count += segment[length];
            if (segment.Length < 17 + count || segment[0] is not (<= 3 or (>= 0x10 and <= 0x13)) || !IsPrefixCode(segment[1..17]) || (segment[0] <= 3 && segment.Slice(17, count).ContainsAnyExceptInRange<byte>(0, LargestCategory)))
                throw new ImageException("The JPEG file has a damaged table of codes.");
            _codes[(segment[0] >> 4) * 4 + (segment[0] & 3)] = true;
            segment = segment[(17 + count)..];
        }
    }

    // C.2: codes are given out in order, and the one of all ones stays free.
    private static bool IsPrefixCode(ReadOnlySpan<byte> counts)
    {
        var free = 1;
        var total = 0;
        foreach (var count in counts)
        {
            free = 2 * free - count;
            total += count;
            if (free < 0 || (count > 0 && free == 0)) return false;
        }
        return total is > 0 and <= 256;
    }

    // B.2.4.1: 64 values of 8 or 16 bits.
    private readonly void ReadQuantisations(ReadOnlySpan<byte> segment)
    {
        while (!segment.IsEmpty)
        {
            var size = 1 + 64 * ((segment[0] >> 4) + 1);
            if (segment[0] is not (<= 3 or (>= 0x10 and <= 0x13)) || segment.Length < size)
                throw new ImageException("The JPEG file has a damaged table of quantisation.");
            _quantisations[segment[0] & 3] = true;
            segment = segment[size..];
        }
    }

    // B.2.3: the components, each with its tables, then the coefficients and bits the scan holds.
    private void ReadScan(ReadOnlySpan<byte> segment)
    {
        var count = segment.IsEmpty ? 0 : segment[0];
        if (_frame is null || count is 0 or > 4 || segment.Length != 4 + 2 * count || ++_scans > MaximumScans)
            throw new ImageException("The JPEG file has a scan that is damaged, or too many of them.");
        var bounds = segment[(1 + 2 * count)..];
        var (isFirst, hasCoefficients) = (bounds[0] == 0, bounds[1] > 0);
        if (!_isProgressive && !bounds.SequenceEqual<byte>([0, 63, 0]))
            throw new ImageException("The JPEG file has a scan of impossible coefficients.");
        if (_isProgressive && (bounds[0] > bounds[1] || bounds[1] > 63 || (isFirst && hasCoefficients) || (!isFirst && count > 1)))
            throw new ImageException("The JPEG file has a scan of impossible coefficients.");
        for (var i = 0; i < count; i++)
        {
            var (id, tables) = (segment[1 + 2 * i], segment[2 + 2 * i]);
            var isKnown = Array.Exists(_frame.Components, c => c.Id == id) && tables >> 4 <= 3 && (tables & 0xF) <= 3;
            if (!isKnown || !HasTables(id, tables, isFirst))
                throw new ImageException("The JPEG file has a scan without its tables.");
            _scanned.Add(id);
        }
    }

    // A progressive scan is of DC or of AC coefficients; a refining one of DC needs no codes.
    private readonly bool HasTables(byte id, byte tables, bool isFirst)
    {
        var component = Array.Find(_frame!.Components, c => c.Id == id);
        var (dc, ac) = (_codes[tables >> 4], _codes[4 + (tables & 0xF)]);
        return _quantisations[component.Quantisation] && (_isProgressive ? isFirst || ac : dc && ac);
    }
}
