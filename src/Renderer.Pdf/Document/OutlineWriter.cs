using System.Collections.Immutable;
using Renderer.Layout.Pages;
using Renderer.Pdf.Objects;
using Renderer.Pdf.Structure;

namespace Renderer.Pdf.Document;

/// <summary>Bookmarks, nested by heading level (12.3.3). All stand open.</summary>
internal static class OutlineWriter
{
    /// <summary>Writes the outline and returns the number of its root; 0 when there are no headings.</summary>
    public static int Write(PdfFile file, PagedDocument document, PageObjects pages)
    {
        var entries = document.Outline;
        if (entries.IsEmpty)
            return 0;
        var first = file.Allocate(entries.Length + 1); // the root, then the entries
        var nodes = Nest(entries);
        for (var i = 0; i <= entries.Length; i++)
        {
            var node = nodes[i];
            var to = file.Open(first + i).Add("<<"u8);
            if (i == 0)
                to.Add("/Type/Outlines"u8);
            else
                WriteEntry(to, entries[i - 1], document, pages);
            Link(to, "/Parent "u8, node.Parent, first);
            Link(to, "/Prev "u8, node.Previous, first);
            Link(to, "/Next "u8, node.Next, first);
            Link(to, "/First "u8, node.FirstChild, first);
            Link(to, "/Last "u8, node.LastChild, first);
            if (node.Descendants > 0)
                to.Add("/Count "u8).Add(node.Descendants);
            to.Add(">>"u8);
            file.Close();
        }
        return first;
    }

    private static void WriteEntry(PdfBuffer to, OutlineEntry entry, PagedDocument document, PageObjects pages) =>
        Destination.Write(to.Add("/Title"u8).Text(entry.Text).Add("/Dest"u8), pages.PageOf(entry.Page), document.Pages[entry.Page].Height - entry.Y);

    private static void Link(PdfBuffer to, ReadOnlySpan<byte> key, int node, int first)
    {
        if (node >= 0)
            to.Add(key).Reference(first + node);
    }

    /// <summary>An entry belongs under the nearest entry before it with a smaller level; levels may be skipped.</summary>
    private static Node[] Nest(ImmutableArray<OutlineEntry> entries)
    {
        var nodes = new Node[entries.Length + 1];
        for (var i = 0; i < nodes.Length; i++)
            nodes[i] = new Node();
        var open = new Stack<int>([0]);
        for (var i = 1; i < nodes.Length; i++)
        {
            while (open.Peek() != 0 && entries[open.Peek() - 1].Level >= entries[i - 1].Level)
                open.Pop();
            var parent = nodes[open.Peek()];
            nodes[i].Parent = open.Peek();
            nodes[i].Previous = parent.LastChild;
            if (parent.LastChild >= 0)
                nodes[parent.LastChild].Next = i;
            else
                parent.FirstChild = i;
            parent.LastChild = i;
            open.Push(i);
        }
        for (var i = nodes.Length - 1; i > 0; i--)
            nodes[nodes[i].Parent].Descendants += nodes[i].Descendants + 1;
        return nodes;
    }

    private sealed class Node
    {
        public int Parent { get; set; } = -1;
        public int Previous { get; set; } = -1;
        public int Next { get; set; } = -1;
        public int FirstChild { get; set; } = -1;
        public int LastChild { get; set; } = -1;
        public int Descendants { get; set; }
    }
}
