using Renderer.Layout.Pages;
using Renderer.Layout.Tests.Fixtures;

namespace Renderer.Layout.Tests.Structure;

/// <summary>What holds for the structure of every document, over random ones.</summary>
public class ReadingOrderTests
{
    private const string Style = "@page { @bottom-center { content: counter(page) } } h2::before { content: '§' } td { padding: 0 } p { orphans: 1; widows: 1 }";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Structure_OfRandomDocuments_IsReadAsItIsPainted(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 40; i++)
        {
            var body = Blocks(random, 4);
            var document = Typeset.Document(body, Style);
            var first = FirstPainted(document, body);
            for (var index = 1; index < first.Length; index++) document.Structure[index].Parent.ShouldBeInRange(0, index - 1, body);
            // An element may be painted again on later pages, but never before one that is read before it.
            var painted = first.Where(place => place < int.MaxValue).ToList();
            painted.SequenceEqual(painted.Order()).ShouldBeTrue(body);
        }
    }

    /// <summary>For each element the place in paint order where it or something in it first appears.</summary>
    private static int[] FirstPainted(PagedDocument document, string body)
    {
        var first = new int[document.Structure.Length];
        Array.Fill(first, int.MaxValue);
        var place = 0;
        foreach (var item in document.Pages.SelectMany(page => page.Items))
        {
            item.Structure.ShouldBeInRange(-1, first.Length - 1, body);
            for (var element = item.Structure; element >= 0; element = document.Structure[element].Parent) first[element] = Math.Min(first[element], place);
            place++;
        }
        return first;
    }

    private static string Blocks(Random random, int depth) => string.Concat(Enumerable.Range(0, random.Next(1, 5)).Select(_ => Block(random, depth)));

    private static string Block(Random random, int depth) => (depth == 0 ? 0 : random.Next(9)) switch
    {
        1 => $"<section>{Blocks(random, depth - 1)}</section>",
        2 => $"<ul><li>{Inline(random)}<li>{Blocks(random, depth - 1)}</ul>",
        3 => $"<ol><li>{Blocks(random, depth - 1)}<li>{Inline(random)}</ol>",
        4 => $"<dl><dt>{Inline(random)}<dd>{Blocks(random, depth - 1)}<dt>{Inline(random)}</dl>",
        5 => $"<table><caption>{Inline(random)}</caption><thead><tr><th>{Inline(random)}<th>{Inline(random)}</thead><tr><td>{Inline(random)}<td>{Blocks(random, 0)}</table>",
        6 => $"<h2>{Inline(random)}</h2>",
        7 => $"<blockquote>{Inline(random)}{Blocks(random, depth - 1)}</blockquote>",
        8 => Inline(random),
        _ => $"<p>{Inline(random)}</p>",
    };

    private static string Inline(Random random) => random.Next(5) switch
    {
        0 => $"一<a href='https://e.org'>{random.Next(100)}</a>二",
        1 => "三<span lang=en>four</span>",
        2 => "五<b>六</b><br>七",
        _ => $"八{random.Next(1000)}",
    };
}
