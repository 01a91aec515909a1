namespace Renderer.Cli.Impact;

/// <summary>What is looked at: a version that is published, or a package of the templates folder that may be.</summary>
/// <param name="Template">The template.</param>
/// <param name="Version">Its version.</param>
/// <param name="Digest">Digest of its files.</param>
/// <param name="IsPublished">It is published; else it is work in progress.</param>
internal sealed record ImpactSubject(string Template, string Version, string Digest, bool IsPublished)
{
    /// <summary>How many reports show the template now.</summary>
    public long Selected { get; init; }

    public string Label => $"{Template}@{Version}{(IsPublished ? "" : " (templates folder)")}";
}
