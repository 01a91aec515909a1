using Renderer.Archive.Objects;
using Renderer.Contracts;

namespace Renderer.Worker.Work;

/// <summary>Which objects messages may refer to. Section <c>DataRef</c>.</summary>
public sealed class DataRefOptions
{
    private static readonly string[] DefaultPrefixes = ["data/", "incoming/"];

    /// <summary>What keys may start with; each ends with a slash. Default <c>data/</c> and <c>incoming/</c>. Data that came over HTTP lies under its digest and is always allowed.</summary>
    public string[]? Prefixes { get; set; }

    /// <summary>What is wrong with these settings, each with its name and what to do; empty when nothing is.</summary>
    public IEnumerable<string> FindFaults()
    {
        foreach (var prefix in Prefixes ?? [])
        {
            if (!prefix.EndsWith('/') || !ObjectKey.TryCreate(prefix + "x", out _))
                yield return $"DataRef:Prefixes holds \"{prefix}\". Set DataRef__Prefixes__0, __1, ... to prefixes of keys that end with a slash, such as incoming/.";
        }
    }

    internal bool IsAllowed(DataReference reference) =>
        (Prefixes ?? DefaultPrefixes).Any(p => reference.Key.StartsWith(p, StringComparison.Ordinal)) || reference.Key == ObjectKey.OfData(reference.Sha256).Value;
}
