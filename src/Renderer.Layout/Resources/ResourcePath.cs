namespace Renderer.Layout.Resources;

/// <summary>Paths of files that travel with a document.</summary>
internal static class ResourcePath
{
    private const int Longest = 1024;

    /// <summary>The path a relative address means, its escapes resolved; null for an address that leads anywhere else.</summary>
    public static string? Of(string address)
    {
        if (address.Length is 0 or > Longest) return null;
        var path = Uri.UnescapeDataString(address.Trim());
        if (path.AsSpan().IndexOfAny("\\:?#\0") >= 0) return null;
        while (path.StartsWith("./", StringComparison.Ordinal)) path = path[2..];
        return path.Split('/').All(step => step is not ("" or "." or "..")) ? path : null;
    }
}
