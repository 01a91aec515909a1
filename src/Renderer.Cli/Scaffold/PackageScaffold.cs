using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Renderer.Cli.Scaffold;

/// <summary>The files of a new template package: small, working, and worth imitating.</summary>
internal static partial class PackageScaffold
{
    private const string Prefix = "scaffold/";

    // The manifest's own bound.
    private const int LongestName = 60;

    /// <summary>Why a package cannot be called so; null when it can.</summary>
    public static string? FaultOf(string name) => name switch
    {
        "shared" or "fonts" => $"\"{name}\" is a folder of its own beside the packages. Take another name.",
        _ when name.Length > LongestName || !NamePattern().IsMatch(name) =>
            $"\"{name}\" is no name of a package. Use at most {LongestName} of a-z, 0-9 and single hyphens between them, for example meeting-notice.",
        _ => null,
    };

    /// <summary>The files, by their paths in the package.</summary>
    public static ImmutableSortedDictionary<string, byte[]> FilesOf(string name, string title)
    {
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames()
            .Where(r => r.StartsWith(Prefix, StringComparison.Ordinal))
            .ToImmutableSortedDictionary(r => r[Prefix.Length..].Replace('\\', '/'), r => Fill(Read(assembly, r), name, title), StringComparer.Ordinal);
    }

    private static string Read(Assembly assembly, string resource)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    // The title stands in JSON files only.
    private static byte[] Fill(string text, string name, string title) =>
        Encoding.UTF8.GetBytes(text.Replace("@NAME@", name, StringComparison.Ordinal).Replace("@TITLE@", InJson(title), StringComparison.Ordinal));

    private static string InJson(string title) => JsonEncodedText.Encode(title, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString();

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex NamePattern();
}
