namespace Renderer.Worker.Hosting;

/// <summary>Where the HTTP API listens. Section <c>Http</c>.</summary>
public sealed class HttpOptions
{
    /// <summary>Addresses, parted by semicolons; port 0 takes a free one. Default <c>http://127.0.0.1:8080</c>: the API knows no users, so others reach it through a proxy that does.</summary>
    public string Urls { get; set; } = "http://127.0.0.1:8080";

    internal IEnumerable<string> EffectiveUrls => Urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>What is wrong with these settings, each with its name and what to do; empty when nothing is.</summary>
    public IEnumerable<string> FindFaults()
    {
        if (!EffectiveUrls.Any()) yield return "Http:Urls is empty. Set Http__Urls, for example to \"http://127.0.0.1:8080\".";
        foreach (var url in EffectiveUrls)
        {
            // Kestrel also takes * and + as hosts, which are no URIs.
            var address = url.Replace("://*", "://any", StringComparison.Ordinal).Replace("://+", "://any", StringComparison.Ordinal);
            if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttp)
                yield return $"Http:Urls holds \"{url}\", which is no http address. Set Http__Urls, for example to \"http://127.0.0.1:8080\".";
        }
    }
}
