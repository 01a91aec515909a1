namespace Renderer.Worker.Http.Access;

/// <summary>What a route asks of its callers. A route without it asks for a valid key.</summary>
/// <param name="Name">The scope; null for routes that are open to everybody.</param>
internal sealed record RequiredScope(string? Name)
{
    /// <summary>Open to everybody: the process and its probes.</summary>
    public static RequiredScope Nothing { get; } = new((string?)null);
}
