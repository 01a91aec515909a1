using System.Text;

namespace Renderer.Layout.Fonts.Tables;

/// <summary>What a face is called (OpenType, "name").</summary>
/// <param name="Family">Typographic family, English where there is one.</param>
/// <param name="PostScript">PostScript name.</param>
/// <param name="Families">Every family name in every language, typographic and legacy: what a style sheet may ask for.</param>
internal sealed record FontNames(string Family, string PostScript, IReadOnlyList<string> Families)
{
    private const int FamilyId = 1;
    private const int PostScriptId = 6;
    private const int TypographicFamilyId = 16;

    public static FontNames Read(TableReader table)
    {
        var entries = Entries(table);
        var families = entries.Where(e => e.Id is FamilyId or TypographicFamilyId).Select(e => e.Text).Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
        var family = Best(entries, TypographicFamilyId) ?? Best(entries, FamilyId) ?? throw table.Fault("names no family");
        var postScript = new string([.. (Best(entries, PostScriptId) ?? family).Where(IsPostScriptNameCharacter)]);
        return new FontNames(family, postScript.Length > 0 ? postScript : "Unnamed", families);
    }

    private static List<Entry> Entries(TableReader table)
    {
        var entries = new List<Entry>();
        var count = table.U16(2);
        var storage = table.U16(4);
        for (var i = 0; i < count; i++)
        {
            var at = 6 + 12 * i;
            var id = table.U16(at + 6);
            if (id is not (FamilyId or PostScriptId or TypographicFamilyId))
                continue;
            var bytes = table.Slice(storage + table.U16(at + 10), table.U16(at + 8));
            if (Decode(table.U16(at), table.U16(at + 2), bytes) is { Length: > 0 } text)
                entries.Add(new Entry(id, Preference(table.U16(at), table.U16(at + 4)), text));
        }
        return entries;
    }

    // Legacy encodings other than plain ASCII always come with a Unicode twin in fonts of the last twenty years.
    private static string? Decode(int platform, int encoding, ReadOnlySpan<byte> bytes) => platform switch
    {
        0 => Encoding.BigEndianUnicode.GetString(bytes),
        3 when encoding is 0 or 1 or 10 => Encoding.BigEndianUnicode.GetString(bytes),
        1 when Ascii.IsValid(bytes) => Encoding.ASCII.GetString(bytes),
        _ => null,
    };

    private static int Preference(int platform, int language) => (platform, language) switch
    {
        (3, 0x409) => 0,                          // Windows, English (United States)
        (3, _) when (language & 0x3FF) == 9 => 1, // Windows, other English
        (1, 0) => 2,                              // Macintosh, English
        (0, _) => 3,
        _ => 4,
    };

    private static string? Best(List<Entry> entries, int id) => entries.Where(e => e.Id == id).OrderBy(e => e.Preference).FirstOrDefault()?.Text;

    // Adobe technical note 5902: printable ASCII without the delimiters of PostScript.
    private static bool IsPostScriptNameCharacter(char c) => c is > ' ' and <= '~' && !"[](){}<>/%".Contains(c);

    private sealed record Entry(int Id, int Preference, string Text);
}
