using System.Collections.Immutable;
using System.Text.Json;

namespace Renderer.Templating;

/// <summary>What a template can see: JSON data used in place, and the render's own time.</summary>
/// <param name="Globals">Top-level names and their JSON values.</param>
public sealed record RenderScope(ImmutableDictionary<string, JsonElement> Globals)
{
    /// <summary>What <c>date.now</c> says; the clock is never read.</summary>
    public DateTimeOffset Now { get; init; } = DateTimeOffset.UnixEpoch;

    /// <summary>The limits of this render.</summary>
    public TemplateLimits Limits { get; init; } = new();
}
