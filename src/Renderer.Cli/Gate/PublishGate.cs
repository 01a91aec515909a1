using System.Collections.Immutable;
using Renderer.Cli.Linting;
using Renderer.Reports;

namespace Renderer.Cli.Gate;

/// <summary>What a package has to pass before it is published. It is published when no problem is an error.</summary>
internal static class PublishGate
{
    /// <summary>Everything that speaks against publishing a package, at once, each with its place.</summary>
    /// <param name="options">Where packages and fonts lie.</param>
    /// <param name="name">The package.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="ReportConfigurationException">The folder of packages or of fonts cannot be used.</exception>
    public static Task<ImmutableArray<Problem>> RunAsync(ReportOptions options, string name, CancellationToken cancellationToken) =>
        Task.Run(() => Run(options, name, cancellationToken), cancellationToken);

    private static ImmutableArray<Problem> Run(ReportOptions options, string name, CancellationToken cancellationToken) =>
        new PackageLint(options).Run([name], cancellationToken)[0].Problems;
}
