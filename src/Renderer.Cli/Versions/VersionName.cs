using System.CommandLine;
using System.CommandLine.Parsing;
using Renderer.Reports;

namespace Renderer.Cli.Versions;

/// <summary>A template as people name it: <c>NAME@VERSION</c> is a published version, <c>NAME</c> alone what the command says of it.</summary>
internal sealed record VersionName(string Name, string? Version)
{
    public override string ToString() => Version is null ? Name : $"{Name}@{Version}";

    /// <summary>An argument that may name a version.</summary>
    public static Argument<VersionName> Argument(string helpName, string description) =>
        new(helpName) { Description = description, CustomParser = result => Parse(result, requiresVersion: false) };

    /// <summary>An argument that must name a version.</summary>
    public static Argument<VersionName> VersionArgument(string description) =>
        new("NAME@VERSION") { Description = description, CustomParser = result => Parse(result, requiresVersion: true) };

    private static VersionName? Parse(ArgumentResult result, bool requiresVersion)
    {
        var text = result.Tokens[^1].Value;
        var sign = text.IndexOf('@', StringComparison.Ordinal);
        var name = new VersionName(sign < 0 ? text : text[..sign], sign < 0 ? null : text[(sign + 1)..]);
        if (name.Name.Length > 0 && (name.Version is null ? !requiresVersion : SemanticVersion.TryParse(name.Version, out _))) return name;
        result.AddError($"{text} names no version. Write it as {(name.Name.Length > 0 ? name.Name : "NAME")}@1.2.0.");
        return null;
    }
}
