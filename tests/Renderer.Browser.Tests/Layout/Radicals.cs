using System.Collections.Frozen;

namespace Renderer.Browser.Tests.Layout;

/// <summary>Radicals and the ideographs they look like. Fonts have one glyph for both, and a browser's PDF may say the radical where the page has the ideograph.</summary>
internal static class Radicals
{
    private const char First = '\u2F00';

    // Simplified radicals of the supplement, which the Unicode Character Database does not decompose, and signs of one look.
    private const string Supplement = "⺟母⺠民⻁虎⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟〜～‒–";

    /// <summary>The compatibility decompositions of the Kangxi radicals (Unicode Character Database), in order.</summary>
    private const string Ideographs =
        "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈户手支攴文斗斤方无日" +
        "曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行" +
        "衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";

    private static readonly FrozenDictionary<char, string> Known =
        Ideographs.Select((ideograph, index) => (Radical: (char)(First + index), Ideograph: ideograph))
            .Concat(Supplement.Chunk(2).Select(pair => (Radical: pair[0], Ideograph: pair[1])))
            .ToFrozenDictionary(pair => pair.Radical, pair => pair.Ideograph.ToString());

    /// <summary>The text with an ideograph in place of a radical.</summary>
    public static string Replace(string text) => text is [var only] && Known.TryGetValue(only, out var ideograph) ? ideograph : text;
}
