using System.Collections.Immutable;
using Renderer.Layout.Pages;
using Renderer.Pdf.Reading.Syntax;

namespace Renderer.Pdf.Reading;

/// <summary>Whether the bookmarks (12.3.3) are the layout's, nested as its headings are, with right counts.</summary>
internal sealed class OutlineComparison(ParsedFile file, ImmutableArray<OutlineEntry> expected, LinkComparison links)
{
    private readonly Stack<int> _levels = new();

    /// <summary>What is wrong; null for nothing.</summary>
    public string? Fault()
    {
        var root = file.Root["Outlines"u8].Reference;
        if (expected.IsEmpty) return root == 0 ? null : "the file has bookmarks, the layout none";
        if (root == 0) return $"the file has no bookmarks, the layout {expected.Length}";
        var (at, parent) = (0, root);
        var next = file[root]["First"u8].Reference;
        while (next != 0 && at < expected.Length)
        {
            var entry = file[next];
            if (FaultOf(entry, expected[at], parent) is { } fault) return $"bookmark {at + 1} {fault}";
            at++;
            if (entry["First"u8].Reference is not 0 and var child) (parent, next) = (next, child);
            else (parent, next) = Following(next, parent, root);
        }

        return at == expected.Length && next == 0 ? null : $"the file has {(next == 0 ? at.ToString(System.Globalization.CultureInfo.InvariantCulture) : "more")} bookmarks, the layout {expected.Length}";
    }

    // The next one on this level or, behind the last, on one above. Every step up meets an entry that was met on the way down.
    private (int Parent, int Next) Following(int number, int parent, int root)
    {
        while (true)
        {
            if (file[number]["Next"u8].Reference is not 0 and var next) return (parent, next);
            if (parent == root || parent == 0) return (parent, 0);
            (number, parent) = (parent, file[parent]["Parent"u8].Reference);
        }
    }

    private string? FaultOf(PdfValue entry, OutlineEntry bookmark, int parent)
    {
        if (entry["Parent"u8].Reference != parent) return "stands under another one than it says (Parent)";
        if (TextString.Of(file.BytesOf(entry["Title"u8])) != bookmark.Text) return $"is not \"{bookmark.Text}\", as in the layout";
        while (_levels.TryPeek(out var level) && level >= bookmark.Level) _levels.Pop();
        var depth = DepthOf(parent);
        if (depth != _levels.Count) return $"stands {depth} levels deep, in the layout {_levels.Count}";
        _levels.Push(bookmark.Level);
        return links.IsAt(entry["Dest"u8], bookmark.Page, bookmark.Y) ? null : "leads to another place than in the layout";
    }

    private int DepthOf(int parent)
    {
        // No heading is nested deeper than six levels.
        var depth = 0;
        while (file[parent]["Parent"u8].Reference is not 0 and var above && depth < 10) (parent, depth) = (above, depth + 1);
        return depth;
    }
}
