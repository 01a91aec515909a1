using System.Text.RegularExpressions;

namespace Renderer.Worker.Http.Access;

/// <summary>One API key: never the key itself, only its hash. Section <c>Http:Keys:N</c>, or an entry of the file <c>Http:KeysFile</c>.</summary>
public sealed partial class ApiKeyOptions
{
    /// <summary>Who holds the key, as logs and rate limits call them: 1 to 60 characters of A-Z a-z 0-9 . _ -.</summary>
    public string Name { get; set; } = "";

    /// <summary>SHA-256 of the key, 64 lower-case hexadecimal digits. <c>renderer keys create</c> prints it.</summary>
    public string Sha256 { get; set; } = "";

    /// <summary>What the key may do: <c>submit</c>, <c>read</c>, <c>operate</c>, <c>regenerate</c>, parted by commas.</summary>
    public string Scopes { get; set; } = "";

    /// <summary>What is wrong with this key, each with its place and what to do; empty when nothing is.</summary>
    /// <param name="place">Where it stands, for example <c>Http:Keys:0</c>.</param>
    public IEnumerable<string> FindFaults(string place)
    {
        if (!NamePattern().IsMatch(Name)) yield return $"{place}:Name is \"{Name}\". Set it to 1 to 60 characters of A-Z a-z 0-9 . _ -.";
        // The value seen is not shown: it may be the key, put there by mistake.
        if (!HashPattern().IsMatch(Sha256)) yield return $"{place}:Sha256 is not a SHA-256. Set it to the 64 lower-case hexadecimal digits that renderer keys create or renderer keys hash prints.";
        var unknown = ApiScope.Split(Scopes).Except(ApiScope.All, StringComparer.Ordinal).ToList();
        if (unknown.Count > 0 || ApiScope.Split(Scopes).Length == 0)
            yield return $"{place}:Scopes is \"{Scopes}\". Set it to one or more of {string.Join(", ", ApiScope.All)}, parted by commas.";
    }

    [GeneratedRegex(@"\A[A-Za-z0-9._-]{1,60}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NamePattern();

    [GeneratedRegex(@"\A[0-9a-f]{64}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex HashPattern();
}
