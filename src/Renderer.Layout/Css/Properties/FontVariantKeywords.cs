using System.Collections.Immutable;
using Renderer.Layout.Css.Syntax;
using Renderer.Layout.Css.Values;

namespace Renderer.Layout.Css.Properties;

/// <summary>The words of one of the <c>font-variant-*</c> properties: any number of them, each group once.</summary>
internal sealed class FontVariantKeywords
{
    public static readonly FeatureValues NoLigatures = new([new("liga", 0), new("clig", 0), new("dlig", 0), new("hlig", 0), new("calt", 0)]);

    public static readonly FontVariantKeywords Ligatures = new(NoLigatures,
    [
        new("common-ligatures", 0, [new("liga", 1), new("clig", 1)]), new("no-common-ligatures", 0, [new("liga", 0), new("clig", 0)]),
        new("discretionary-ligatures", 1, [new("dlig", 1)]), new("no-discretionary-ligatures", 1, [new("dlig", 0)]),
        new("historical-ligatures", 2, [new("hlig", 1)]), new("no-historical-ligatures", 2, [new("hlig", 0)]),
        new("contextual", 3, [new("calt", 1)]), new("no-contextual", 3, [new("calt", 0)]),
    ]);

    public static readonly FontVariantKeywords Numeric = new(null,
    [
        new("lining-nums", 0, [new("lnum", 1)]), new("oldstyle-nums", 0, [new("onum", 1)]),
        new("proportional-nums", 1, [new("pnum", 1)]), new("tabular-nums", 1, [new("tnum", 1)]),
        new("diagonal-fractions", 2, [new("frac", 1)]), new("stacked-fractions", 2, [new("afrc", 1)]),
        new("ordinal", 3, [new("ordn", 1)]), new("slashed-zero", 4, [new("zero", 1)]),
    ]);

    public static readonly FontVariantKeywords EastAsian = new(null,
    [
        new("jis78", 0, [new("jp78", 1)]), new("jis83", 0, [new("jp83", 1)]), new("jis90", 0, [new("jp90", 1)]), new("jis04", 0, [new("jp04", 1)]),
        new("simplified", 0, [new("smpl", 1)]), new("traditional", 0, [new("trad", 1)]),
        new("full-width", 1, [new("fwid", 1)]), new("proportional-width", 1, [new("pwid", 1)]), new("ruby", 2, [new("ruby", 1)]),
    ]);

    private readonly FeatureValues? _none;
    private readonly Word[] _words;

    private FontVariantKeywords(FeatureValues? none, Word[] words) => (_none, _words) = (none, words);

    /// <summary>The property's whole value; false if it is none.</summary>
    public bool Read(ref ValueReader reader, out FeatureValues value)
    {
        value = _none ?? FeatureValues.None;
        if (_none is not null && reader.TryKeyword("none")) return true;
        value = FeatureValues.None;
        return reader.TryKeyword("normal") || ReadSome(ref reader, out value);
    }

    /// <summary>As many of the words as stand here, at least one.</summary>
    public bool ReadSome(ref ValueReader reader, out FeatureValues value)
    {
        var values = ImmutableArray.CreateBuilder<FeatureValue>();
        var groups = 0;
        while (reader.Peek() is { Kind: TokenKind.Ident } token && Array.Find(_words, word => token.IsIdent(word.Name)) is { } word && (groups & 1 << word.Group) == 0)
        {
            groups |= 1 << word.Group;
            values.AddRange(word.Values);
            reader.Skip();
        }
        value = new(values.ToImmutable());
        return groups != 0;
    }

    private sealed record Word(string Name, int Group, FeatureValue[] Values);
}
