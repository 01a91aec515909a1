using System.Collections.Frozen;

namespace Renderer.Layout.Inline;

/// <summary>The characters and words that numbers are written with in Chinese, and the units that stay with them.</summary>
internal static class Quantities
{
    private static readonly FrozenSet<string> Units = (
        // money
        "元 角 分 圆 美元 欧元 港元 日元 英镑 "
        // time
        + "年 年度 月 日 号 时 时许 分 分钟 秒 秒钟 点 点钟 天 周 周年 季度 个月 小时 世纪 年代 岁 "
        // what is counted
        + "个 件 条 次 人 名 份 篇 项 起 宗 例 户 家 所 处 部 页 届 期 章 节 款 类 种 倍 张 本 册 块 台 套 辆 艘 架 座 栋 层 间 场 批 组 队 对 双 枚 支 把 位 只 棵 株 行 字 句 段 集 卷 "
        + "幅 封 级 档 人次 件次 户次 场次 项次 成 折 个百分点 百分点 号令 号线 "
        // what is measured
        + "米 千米 公里 里 厘米 毫米 平方米 平方公里 平方千米 立方米 亩 公顷 顷 吨 千克 公斤 克 毫克 升 毫升 度 千瓦 千瓦时 瓦 伏 兆 赫兹 斤 两 尺 寸 摄氏度")
        .Split(' ').ToFrozenSet();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> BySpan = Units.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Length of the longest unit, in characters.</summary>
    public const int LongestUnit = 4;

    // One bit for each character of the basic plane that something kept together can begin with.
    private static readonly ulong[] Starts = BitsOf(codePoint => IsDigit(codePoint) || IsNumeral(codePoint) || codePoint is '第' or '〔');

    /// <summary>Whether something that is kept together can begin with a character; asked of every one.</summary>
    public static bool IsStart(int codePoint) => (uint)codePoint <= 0xFFFF && (Starts[codePoint >> 6] >> (codePoint & 63) & 1) != 0;

    private static ulong[] BitsOf(Predicate<int> has)
    {
        var bits = new ulong[0x10000 / 64];
        for (var i = 0; i < 0x10000; i++)
            if (has(i)) bits[i >> 6] |= 1UL << (i & 63);
        return bits;
    }

    public static bool IsUnit(ReadOnlySpan<char> word) => BySpan.Contains(word);

    public static bool IsDigit(int codePoint) => codePoint is (>= '0' and <= '9') or (>= '０' and <= '９');

    /// <summary>What stands inside a number: decimal point, thousands separator, colon of a time, slash of a fraction.</summary>
    public static bool IsSeparator(int codePoint) => codePoint is '.' or ',' or ':' or '/' or '．' or '：' or '／';

    public static bool IsSuffix(int codePoint) => codePoint is '%' or '％' or '‰' or '℃' or '°' or '′' or '″';

    /// <summary>What joins two numbers: the dash of a range, the bracket of 〔2021〕30号.</summary>
    public static bool IsJoiner(int codePoint) => codePoint is '-' or '–' or '—' or '－' or '~' or '～' or '〜' or '〕';

    public static bool IsSign(int codePoint) => codePoint is '－' or '＋' or '±' or '−' or '￥';

    public static bool IsMagnitude(int codePoint) => codePoint is '十' or '百' or '千' or '万' or '亿';

    public static bool IsNumeral(int codePoint) => IsMagnitude(codePoint) || codePoint is '〇' or '零' or '一' or '二' or '三' or '四' or '五' or '六' or '七' or '八' or '九' or '两';

    /// <summary>Han characters in front of a document's number that cannot be part of the issuer's code: 根据国办发〔2021〕1号.</summary>
    public static bool EndsLeadIn(int codePoint) => codePoint is '据' or '照' or '按' or '依' or '以' or '和' or '与' or '及' or '见' or '即' or '为' or '由' or '的' or '了' or '在' or '对' or '从' or '自' or '称' or '是';
}
