using System.Collections.Immutable;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Renderer.Layout.Pages;
using Renderer.Layout.Tests.Fixtures;

namespace Renderer.Layout.Tests.Properties;

/// <summary>A small document that is made up: a style and blocks, so that a counterexample can lose blocks until only what matters is left.</summary>
internal sealed record RandomDocument(string Style, ImmutableArray<string> Blocks)
{
    public string Body => string.Concat(Blocks);

    public string Html => Typeset.Html(Body, Style);

    public bool HasTable => Body.Contains("<table", StringComparison.Ordinal);

    /// <summary>The text between the tags, without white space.</summary>
    public string Text
    {
        get
        {
            var text = new StringBuilder();
            var inTag = false;
            foreach (var c in Body)
            {
                if (c is '<' or '>') inTag = c == '<';
                else if (!inTag && !char.IsWhiteSpace(c)) text.Append(c);
            }
            return text.ToString();
        }
    }

    public PagedDocument LayOut() => Typeset.Typesetter.LayOut(Html);

    public override string ToString() => $"{Style}\n{string.Join('\n', Blocks)}";

    /// <summary>Documents that <paramref name="make"/> makes of random numbers.</summary>
    public static Arbitrary<RandomDocument> Arbitrary(Func<Random, RandomDocument> make) =>
        Arb.From(Gen.Choose(0, int.MaxValue).Select(seed => make(new Random(seed))), Smaller);

    private static IEnumerable<RandomDocument> Smaller(RandomDocument document) =>
        Enumerable.Range(0, document.Blocks.Length).Where(_ => document.Blocks.Length > 1).Select(i => document with { Blocks = document.Blocks.RemoveAt(i) });
}
