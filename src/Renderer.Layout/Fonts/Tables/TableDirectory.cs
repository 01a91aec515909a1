namespace Renderer.Layout.Fonts.Tables;

/// <summary>Where the tables of one face lie in its file (OpenType, "Organization of an OpenType font").</summary>
internal sealed class TableDirectory
{
    private const uint TrueType = 0x00010000;
    private const uint AppleTrueType = 0x74727565; // 'true'
    private const uint CffFlavoured = 0x4F54544F;  // 'OTTO'
    private const uint Collection = 0x74746366;    // 'ttcf'

    private const uint Woff = 0x774F4646;
    private const uint Woff2 = 0x774F4632;

    private readonly ReadOnlyMemory<byte> _file;
    private readonly Entry[] _entries;

    private TableDirectory(ReadOnlyMemory<byte> file, Entry[] entries) => (_file, _entries) = (file, entries);

    /// <summary>How many faces a file holds: 1 unless it is a collection.</summary>
    public static int FacesIn(ReadOnlySpan<byte> file)
    {
        var reader = new TableReader(file, "ttcf");
        if (file.Length < 4 || reader.U32(0) != Collection)
            return 1;
        var count = reader.U32(8);
        // Every face needs a 4 byte offset, so a larger count is a broken file, not a large one.
        return count <= (uint)(file.Length - 12) / 4 ? (int)count : throw reader.Fault($"claims {count} faces");
    }

    public static TableDirectory Read(ReadOnlyMemory<byte> file, int index)
    {
        var reader = new TableReader(file.Span, "directory");
        var faces = FacesIn(file.Span);
        if (index < 0 || index >= faces)
            throw new FontException($"The file holds {faces} face(s); there is no face {index}.");
        var start = reader.U32(0) == Collection ? reader.Index32(12 + 4 * index) : 0;
        if (reader.U32(start) is Woff or Woff2)
            throw new FontException("The file is a web font (WOFF), which is packed for transport. Take the TrueType or OpenType file it was made from.");
        if (reader.U32(start) is not (TrueType or AppleTrueType or CffFlavoured))
            throw new FontException("The file is neither TrueType, OpenType nor a collection of them.");
        var entries = new Entry[reader.U16(start + 4)];
        reader.Slice(start + 12, entries.Length * 16);
        for (var i = 0; i < entries.Length; i++)
        {
            var at = start + 12 + 16 * i;
            entries[i] = new Entry(reader.U32(at), reader.U32(at + 8), reader.U32(at + 12));
        }
        return new TableDirectory(file, entries);
    }

    public bool Has(string tag) => Find(tag) >= 0;

    /// <summary>The bytes of a table; empty when the face has none.</summary>
    public ReadOnlyMemory<byte> Optional(string tag)
    {
        var i = Find(tag);
        if (i < 0)
            return default;
        var (_, offset, length) = _entries[i];
        return (ulong)offset + length <= (ulong)_file.Length
            ? _file.Slice((int)offset, (int)length)
            : throw new FontException($"The '{tag}' table lies outside the file: {length} bytes at {offset} of {_file.Length}.");
    }

    public ReadOnlyMemory<byte> Required(string tag) => Has(tag) ? Optional(tag) : throw new FontException($"The '{tag}' table is missing.");

    public TableReader Reader(string tag) => new(Required(tag).Span, tag);

    private int Find(string tag)
    {
        var wanted = (uint)(tag[0] << 24 | tag[1] << 16 | tag[2] << 8 | tag[3]);
        return Array.FindIndex(_entries, e => e.Tag == wanted);
    }

    private readonly record struct Entry(uint Tag, uint Offset, uint Length);
}
