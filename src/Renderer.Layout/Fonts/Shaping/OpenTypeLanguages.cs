using System.Collections.Frozen;

namespace Renderer.Layout.Fonts.Shaping;

/// <summary>OpenType's names for languages whose letters fonts draw differently (the registry's language system tags).</summary>
internal static class OpenTypeLanguages
{
    private static readonly FrozenDictionary<string, uint> Tags = new Dictionary<string, string>
    {
        ["zh"] = "ZHS",
        ["zh-hans"] = "ZHS",
        ["zh-cn"] = "ZHS",
        ["zh-sg"] = "ZHS",
        ["zh-hant"] = "ZHT",
        ["zh-tw"] = "ZHT",
        ["zh-hk"] = "ZHH",
        ["zh-mo"] = "ZHTM",
        ["ja"] = "JAN",
        ["ko"] = "KOR",
        ["az"] = "AZE",
        ["bg"] = "BGR",
        ["ca"] = "CAT",
        ["crh"] = "CRT",
        ["de"] = "DEU",
        ["en"] = "ENG",
        ["es"] = "ESP",
        ["fr"] = "FRA",
        ["it"] = "ITA",
        ["kk"] = "KAZ",
        ["mk"] = "MKD",
        ["mo"] = "MOL",
        ["nl"] = "NLD",
        ["pl"] = "PLK",
        ["pt"] = "PTG",
        ["ro"] = "ROM",
        ["ru"] = "RUS",
        ["sr"] = "SRB",
        ["tr"] = "TRK",
        ["tt"] = "TAT",
        ["vi"] = "VIT",
    }.ToFrozenDictionary(pair => pair.Key, pair => LayoutTag.Of(pair.Value), StringComparer.OrdinalIgnoreCase);

    /// <summary>The tag of a language (BCP 47), by its subtags from the most to the least; 0 for one that fonts have nothing special for.</summary>
    public static uint Of(string language)
    {
        while (language.Length > 0)
        {
            if (Tags.TryGetValue(language, out var tag)) return tag;
            language = language[..Math.Max(0, language.LastIndexOf('-'))];
        }
        return 0;
    }
}
