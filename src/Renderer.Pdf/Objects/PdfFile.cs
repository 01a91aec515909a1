using System.Buffers.Binary;
using System.Buffers.Text;
using System.Diagnostics;
using Renderer.Pdf.Deflate;
using Renderer.Pdf.Security;

namespace Renderer.Pdf.Objects;

/// <summary>The body of a PDF file: objects get numbers, are written once, and are found again through the cross-reference data (7.5).</summary>
/// <remarks>
/// Compressed, objects that are no streams go into object streams (7.5.7), which takes a tagged document to about half the size;
/// otherwise they are written one by one with a classical table, so that a person can read the file.
/// </remarks>
internal sealed class PdfFile(ZlibEncoder zlib, bool compress)
{
    // Readers decode an object stream to reach any object in it; and an index below 256 takes one byte in the cross-reference stream.
    private const int ObjectsPerStream = 200;

    private readonly PdfBuffer _file = new();
    private readonly PdfBuffer _packed = new();
    private readonly PdfBuffer _packedIndex = new();
    private readonly PdfBuffer _scratch = new();
    private readonly List<ObjectPlace> _places = [];
    private int _packedCount;
    private int _packedStream;
    private int _streamNumber;
    private ObjectCipher? _cipher;

    /// <summary>Whether streams are deflated.</summary>
    public bool Compress => compress;

    /// <summary>Bytes of memory the file's buffer occupies.</summary>
    public int Capacity => _file.Capacity;

    /// <summary>How many objects have a number, the free object 0 included.</summary>
    public int Size => _places.Count;

    // Strings in an object stream are encrypted with it (7.5.7), and an encrypted file is nothing to read anyway.
    private bool Packs => compress || _cipher is not null;

    /// <summary>Forgets the last file and begins a new one, encrypted if there is a cipher.</summary>
    public void Begin(ObjectCipher? cipher = null)
    {
        _cipher = cipher;
        _file.Clear();
        _places.Clear();
        _places.Add(default);
        ResetPacked();
        // The comment of four high bytes tells transfer programs that the file is binary (7.5.2).
        _file.Add("%PDF-1.7\n%"u8).Add([0xE2, 0xE3, 0xCF, 0xD3, (byte)'\n']);
    }

    /// <summary>Gives out the next object number.</summary>
    public int Allocate() => Allocate(1);

    /// <summary>Gives out consecutive object numbers and returns the first.</summary>
    public int Allocate(int count)
    {
        var first = _places.Count;
        for (var i = 0; i < count; i++)
            _places.Add(default);
        return first;
    }

    /// <summary>Begins an object that is no stream; write it to the buffer, then call <see cref="Close"/>.</summary>
    public PdfBuffer Open(int number)
    {
        if (!Packs)
        {
            Place(number, new ObjectPlace(PlaceKind.InFile, _file.Length, 0));
            return _file.Add(number).Add(" 0 obj\n"u8);
        }
        if (_packedCount == 0)
            _packedStream = Allocate();
        Place(number, new ObjectPlace(PlaceKind.InStream, _packedStream, _packedCount++));
        _packedIndex.Add(number).Add((byte)' ').Add(_packed.Length).Add((byte)' ');
        return _packed;
    }

    /// <summary>Ends the object begun last.</summary>
    public void Close()
    {
        if (!Packs)
        {
            _file.Add("\nendobj\n"u8);
            return;
        }
        _packed.Add((byte)'\n');
        if (_packedCount == ObjectsPerStream)
            FlushPacked();
    }

    /// <summary>Writes an object that stays as it is in an encrypted file: the encryption dictionary (7.6.1).</summary>
    public void WriteUnencrypted(int number, ReadOnlySpan<byte> value)
    {
        Place(number, new ObjectPlace(PlaceKind.InFile, _file.Length, 0));
        _file.Add(number).Add(" 0 obj\n"u8).Add(value).Add("\nendobj\n"u8);
    }

    /// <summary>Adds a string to the entries of a stream's dictionary, which is in no object stream.</summary>
    public void AddString(int number, ReadOnlySpan<byte> bytes, PdfBuffer entries)
    {
        if (_cipher is null)
        {
            entries.Hex(bytes);
            return;
        }
        var encrypted = new PdfBuffer();
        _cipher.Encrypt(number, bytes, encrypted);
        entries.Hex(encrypted.Written);
    }

    /// <summary>Writes a stream, deflated if the file is. <paramref name="entries"/> are further entries of its dictionary.</summary>
    public void WriteStream(int number, ReadOnlySpan<byte> entries, ReadOnlySpan<byte> raw)
    {
        if (!compress)
        {
            WriteEncoded(number, entries, raw);
            return;
        }
        _scratch.Clear();
        zlib.Encode(raw, _scratch);
        WriteDeflated(number, entries, _scratch.Written);
    }

    /// <summary>Writes a stream that is in zlib format already.</summary>
    public void WriteDeflated(int number, ReadOnlySpan<byte> entries, ReadOnlySpan<byte> deflated)
    {
        BeginStream(number);
        _file.Add("/Filter/FlateDecode"u8).Add(entries);
        EndStream(deflated);
    }

    /// <summary>Writes a stream as it is; any filter stands in <paramref name="entries"/>.</summary>
    public void WriteEncoded(int number, ReadOnlySpan<byte> entries, ReadOnlySpan<byte> bytes)
    {
        BeginStream(number);
        _file.Add(entries);
        EndStream(bytes);
    }

    /// <summary>Writes what is pending and the cross-reference data, and returns the file.</summary>
    /// <param name="trailer">Entries of the trailer dictionary without Size.</param>
    public byte[] Finish(ReadOnlySpan<byte> trailer)
    {
        if (_packedCount > 0)
            FlushPacked();
        var start = Packs ? CrossReferenceStream(trailer) : CrossReferenceTable(trailer);
        _file.Add("startxref\n"u8).Add(start).Add("\n%%EOF\n"u8);
        return _file.Written.ToArray();
    }

    private void Place(int number, ObjectPlace place)
    {
        Debug.Assert(_places[number].Kind == PlaceKind.Free, "An object is written once.");
        _places[number] = place;
    }

    private void BeginStream(int number)
    {
        Place(number, new ObjectPlace(PlaceKind.InFile, _file.Length, 0));
        _streamNumber = number;
        _file.Add(number).Add(" 0 obj\n<<"u8);
    }

    private void EndStream(ReadOnlySpan<byte> bytes)
    {
        if (_cipher is null)
        {
            EndPlainStream(bytes);
            return;
        }
        _file.Add("/Length "u8).Add(ObjectCipher.EncryptedLength(bytes.Length)).Add(">>\nstream\n"u8);
        _cipher.Encrypt(_streamNumber, bytes, _file);
        _file.Add("\nendstream\nendobj\n"u8);
    }

    private void EndPlainStream(ReadOnlySpan<byte> bytes) =>
        _file.Add("/Length "u8).Add(bytes.Length).Add(">>\nstream\n"u8).Add(bytes).Add("\nendstream\nendobj\n"u8);

    private void FlushPacked()
    {
        var (number, first) = (_packedStream, _packedIndex.Length);
        var raw = _packedIndex.Add(_packed.Written);
        _scratch.Clear();
        zlib.Encode(raw.Written, _scratch);
        BeginStream(number);
        _file.Add("/Type/ObjStm/N "u8).Add(_packedCount).Add("/First "u8).Add(first).Add("/Filter/FlateDecode"u8);
        EndStream(_scratch.Written);
        ResetPacked();
    }

    private void ResetPacked()
    {
        _packed.Clear();
        _packedIndex.Clear();
        _packedCount = 0;
    }

    private int CrossReferenceTable(ReadOnlySpan<byte> trailer)
    {
        var start = _file.Length;
        _file.Add("xref\n0 "u8).Add(Size).Add("\n0000000000 65535 f \n"u8);
        for (var i = 1; i < Size; i++)
        {
            Utf8Formatter.TryFormat(_places[i].Position, _file.Room(10), out var written, new('D', 10));
            _file.Commit(written);
            _file.Add(" 00000 n \n"u8);
        }
        _file.Add("trailer\n<</Size "u8).Add(Size).Add(trailer).Add(">>\n"u8);
        return start;
    }

    // 7.5.8. The rows go through the PNG "up" predictor: neighbours differ little, so most bytes become 0.
    private int CrossReferenceStream(ReadOnlySpan<byte> trailer)
    {
        const int Columns = 6; // kind 1, position 4, index 1
        var (number, start) = (Allocate(), _file.Length);
        Place(number, new ObjectPlace(PlaceKind.InFile, start, 0));
        _packed.Clear();
        Span<byte> row = stackalloc byte[Columns], last = stackalloc byte[Columns];
        last.Clear();
        foreach (var place in _places)
        {
            row[0] = (byte)place.Kind;
            BinaryPrimitives.WriteInt32BigEndian(row[1..], place.Position);
            row[5] = (byte)place.Index;
            var room = _packed.Room(Columns + 1);
            room[0] = 2; // PNG filter type "up"
            for (var i = 0; i < Columns; i++)
                room[1 + i] = (byte)(row[i] - last[i]);
            _packed.Commit(Columns + 1);
            row.CopyTo(last);
        }
        _scratch.Clear();
        zlib.Encode(_packed.Written, _scratch);
        _file.Add(number).Add(" 0 obj\n<</Type/XRef/W[1 4 1]/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 6>>/Size "u8).Add(Size).Add(trailer);
        EndPlainStream(_scratch.Written); // 7.5.8.2: never encrypted
        return start;
    }

    private enum PlaceKind : byte
    {
        Free = 0,
        InFile = 1,
        InStream = 2,
    }

    /// <summary>Where an object lies: a byte offset, or an object stream's number and an index in it.</summary>
    private readonly record struct ObjectPlace(PlaceKind Kind, int Position, int Index);
}
