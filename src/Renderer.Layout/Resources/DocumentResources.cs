namespace Renderer.Layout.Resources;

/// <summary>What the document's addresses lead to: <c>data:</c> addresses and the files that travel with it. Nothing else is reachable.</summary>
internal sealed class DocumentResources(ResourceReader? files)
{
    /// <summary>The bytes an address leads to; null with the reason, as the end of a sentence about what named it.</summary>
    public ReadOnlyMemory<byte>? Read(string address, out string refusal)
    {
        refusal = "";
        if (address.StartsWith(DataAddress.Scheme, StringComparison.OrdinalIgnoreCase))
        {
            if (DataAddress.Read(address) is { } content) return content;
            refusal = "its data: address is broken or too long";
        }
        else if (ResourcePath.Of(address) is not { } path) refusal = "its address is neither a data: address nor a path inside the document's package; nothing is fetched";
        else if (files?.Invoke(path) is { Length: > 0 } bytes) return bytes;
        else refusal = $"there is no file \"{Shortened(path)}\" with the document, or it is empty";
        return null;
    }

    private static string Shortened(string path) => path.Length <= 80 ? path : path[..80] + "…";
}
