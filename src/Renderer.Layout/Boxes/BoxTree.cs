using System.Collections.Immutable;
using Renderer.Layout.Pages;

namespace Renderer.Layout.Boxes;

/// <summary>Everything box generation gives: the boxes, the structure tree, the links and the headings.</summary>
internal sealed record BoxTree(BlockBox Root, ImmutableArray<StructureElement> Structure, IReadOnlyList<LinkTarget> Links, IReadOnlyList<HeadingBox> Headings)
{
    /// <summary>Blocks that absolutely positioned boxes hang on, outer ones first.</summary>
    public IReadOnlyList<BlockBox> ContainingBlocks { get; init; } = [];

    /// <summary>What elements set for their pages, by anchor; null if nothing is.</summary>
    public Dictionary<string, PageAssignment>? Assignments { get; init; }
}

/// <summary>A link: its address as written, and its structure element.</summary>
internal sealed record LinkTarget(string Href, int Structure, Origin Origin);

/// <summary>A heading and the box that says where it is.</summary>
internal sealed record HeadingBox(int Level, string Text, Box Box);
