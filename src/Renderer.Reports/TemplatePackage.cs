using System.Collections.Immutable;
using Renderer.Reports.Packages;
using Renderer.Reports.Rendering;

namespace Renderer.Reports;

/// <summary>A template package that can be used: from the templates folder, or published. All threads share it.</summary>
public sealed class TemplatePackage
{
    internal TemplatePackage(CompiledPackage compiled) => Compiled = compiled;

    /// <summary>Name.</summary>
    public string Name => Compiled.Manifest.Name;

    /// <summary>Semantic version.</summary>
    public string Version => Compiled.Manifest.Version;

    /// <summary>Lower-case hex SHA-256 over every file that can change its output.</summary>
    public string Digest => Compiled.Digest;

    /// <summary>What it is, for people. A published package does not carry its title; its catalogue entry does.</summary>
    public string Title => Compiled.Manifest.Title;

    /// <summary>What its reports can be had as, of <see cref="ReportFormats.All"/>.</summary>
    public ImmutableArray<string> Formats => FormatChoice.Of(Compiled);

    /// <summary>Whether it brings data of older versions into its own form.</summary>
    public bool Migrates => Compiled.Migration is not null;

    internal CompiledPackage Compiled { get; }
}

/// <summary>Outcome of looking for a package: a package, or the reasons why there is none.</summary>
public sealed record PackageFinding(TemplatePackage? Package, ImmutableArray<Problem> Problems);
