using System.Collections.Immutable;

namespace Renderer.Reports;

/// <summary>One template package, as a list shows it.</summary>
/// <param name="Name">Name, which is its folder's.</param>
/// <param name="Version">Semantic version.</param>
/// <param name="Digest">Lower-case hex SHA-256 over every file that can change its output.</param>
/// <param name="Title">What it is, for people.</param>
/// <param name="Samples">Full paths of its sample data files, in the manifest's order.</param>
public sealed record TemplateSummary(string Name, string Version, string Digest, string Title, ImmutableArray<string> Samples)
{
    /// <summary>What its reports can be had as, of <see cref="ReportFormats.All"/>.</summary>
    public ImmutableArray<string> Formats { get; init; } = ReportFormats.All;
}
