using System.Collections.Immutable;
using Renderer.Reports.Packages;

namespace Renderer.Reports.Rendering;

/// <summary>Which companions a request asks for.</summary>
internal static class FormatChoice
{
    private const string Place = "formats";

    /// <summary>What a package's reports can be had as.</summary>
    public static ImmutableArray<string> Of(CompiledPackage package) =>
        package.Manifest.Fragment is null ? ReportFormats.All.Remove(ReportFormats.Fragment) : ReportFormats.All;

    /// <summary>The companions, sorted, each once; what cannot be made is noted.</summary>
    public static ImmutableArray<string> Companions(ImmutableArray<string> formats, CompiledPackage package, ICollection<Problem> problems)
    {
        if (formats.IsDefaultOrEmpty) return [];
        foreach (var format in formats.Except(ReportFormats.All, StringComparer.Ordinal))
            problems.Add(new(Severity.Error, Codes.RequestInvalid, Place, $"\"{format}\" is no format", $"use of: {string.Join(", ", ReportFormats.All)}"));
        if (formats.Contains(ReportFormats.Fragment) && !Of(package).Contains(ReportFormats.Fragment))
            problems.Add(NoFragment(package));
        return CompanionsOf(formats);
    }

    /// <summary>The companions among formats that were checked, sorted, each once.</summary>
    public static ImmutableArray<string> CompanionsOf(ImmutableArray<string> formats) =>
        formats.IsDefaultOrEmpty ? [] : [.. ReportFormats.Companions.Where(formats.Contains)];

    /// <summary>A fragment is asked of a package that has none.</summary>
    public static Problem NoFragment(CompiledPackage package) => new(
        Severity.Error, Codes.RequestInvalid, Place, $"template \"{package.Manifest.Name}\" gives no fragment", "leave \"fragment\" out, or name a fragment template in the package's template.json");
}
