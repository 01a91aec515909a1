using Renderer.Layout.Fonts.Tables;

namespace Renderer.Layout.Fonts.Shaping;

/// <summary>What GSUB and GPOS have in common (OpenType, "Common Table Formats"): scripts and languages lead to features, features to lookups.</summary>
internal sealed class LayoutTable
{
    // The largest fonts in use have some hundreds; a damaged one can claim 65,535 of 65,535 subtables each.
    private const int MostSubtables = 8192;

    private const int MostFeatures = 1024;

    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly string _name;
    private readonly int _extension;

    private LayoutTable(ReadOnlyMemory<byte> bytes, string name, int extension) => (_bytes, _name, _extension) = (bytes, name, extension);

    /// <summary>A face's table; null when it has none.</summary>
    /// <param name="tables">The face.</param>
    /// <param name="name">GSUB or GPOS.</param>
    /// <param name="extension">The type of lookup that only leads to another with a longer offset: 7 or 9.</param>
    public static LayoutTable? Read(TableDirectory tables, string name, int extension)
    {
        var bytes = tables.Optional(name);
        return bytes.Length < 10 ? null : new(bytes, name, extension);
    }

    public TableReader Reader => new(_bytes.Span, _name);

    /// <summary>The lookups of the wanted features in the order in which they are applied, each with its feature's value.</summary>
    public List<WantedLookup> LookupsOf(uint script, uint language, FontFeatures features)
    {
        var table = Reader;
        var wanted = new Dictionary<int, int>();
        if (LanguageSystem(table, script, language) is not { } system) return [];
        var required = table.U16(system + 2);
        if (required != 0xFFFF) Add(table, required, 1, wanted);
        for (var i = 0; i < table.U16(system + 4); i++)
        {
            var feature = table.U16(system + 6 + 2 * i);
            if (i > MostFeatures) throw table.Fault($"has a language with more than {MostFeatures} features");
            if (features.ValueOf(table.U32(FeatureRecord(table, feature))) is > 0 and var value) Add(table, feature, value, wanted);
        }
        var lookups = new List<WantedLookup>(wanted.Count);
        foreach (var (lookup, value) in wanted) lookups.Add(new(lookup, value));
        lookups.Sort((one, other) => one.Index.CompareTo(other.Index));
        return lookups;
    }

    /// <summary>Where the subtables of a lookup begin, and their type, behind any extension.</summary>
    public List<Subtable> SubtablesOf(int lookup, ref int budget)
    {
        var table = Reader;
        var list = table.U16(8);
        if (lookup >= table.U16(list)) throw table.Fault($"has no lookup {lookup}");
        var start = list + table.U16(list + 2 + 2 * lookup);
        var type = table.U16(start);
        var subtables = new List<Subtable>();
        for (var i = 0; i < table.U16(start + 4); i++)
        {
            if (++budget > MostSubtables) throw table.Fault($"has more than {MostSubtables} subtables for one text");
            var at = start + table.U16(start + 6 + 2 * i);
            subtables.Add(type == _extension ? new(table.U16(at + 2), checked(at + table.Index32(at + 4))) : new(type, at));
        }
        return subtables;
    }

    private static void Add(TableReader table, int feature, int value, Dictionary<int, int> wanted)
    {
        var start = table.U16(6) + table.U16(FeatureRecord(table, feature) + 4);
        for (var i = 0; i < table.U16(start + 2); i++)
        {
            if (i > MostSubtables) throw table.Fault($"has a feature of more than {MostSubtables} lookups");
            wanted[table.U16(start + 4 + 2 * i)] = value;
        }
    }

    private static int FeatureRecord(TableReader table, int feature)
    {
        var list = table.U16(6);
        return feature < table.U16(list) ? list + 2 + 6 * feature : throw table.Fault($"has no feature {feature}");
    }

    // A script that the font does not know takes the default script, a language that it does not know the script's default language.
    private static int? LanguageSystem(TableReader table, uint script, uint language)
    {
        var list = table.U16(4);
        if ((Find(table, list, script) ?? Find(table, list, LayoutTag.DefaultScript) ?? Find(table, list, LayoutTag.Of("latn"))) is not { } offset) return null;
        var start = list + offset;
        if (language != 0 && Find(table, start + 2, language) is { } special) return start + special;
        return table.U16(start) is not 0 and var usual ? start + usual : null;
    }

    private static int? Find(TableReader table, int list, uint tag)
    {
        for (var i = 0; i < table.U16(list); i++)
            if (table.U32(list + 2 + 6 * i) == tag) return table.U16(list + 2 + 6 * i + 4);
        return null;
    }
}

/// <summary>A lookup of a feature, and the feature's value: 1, or the number of an alternate.</summary>
internal readonly record struct WantedLookup(int Index, int Value);

/// <summary>One part of a lookup.</summary>
internal readonly record struct Subtable(int Type, int Offset);
