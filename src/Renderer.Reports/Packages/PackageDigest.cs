using System.Security.Cryptography;
using System.Text;

namespace Renderer.Reports.Packages;

/// <summary>Identity of a package: a hash over every file that can change what comes out of it.</summary>
/// <remarks>
/// Templates, styles, schema, definitions, rules, the migration and assets count, with the name and version that appear in provenance. Samples, notes and the
/// manifest's title do not: adding a sample must not make every published report look outdated.
/// </remarks>
internal static class PackageDigest
{
    public static string Of(PackageManifest manifest, IEnumerable<KeyValuePair<string, byte[]>> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, $"{manifest.Name}\n{manifest.Version}\n{manifest.Entry}\n{manifest.DataSchema}\n{string.Join('\n', manifest.Rules)}", []);
        if (manifest.Fragment is { } fragment) Append(hash, $"fragment\n{fragment}", []);
        if (manifest.Migrate is { } migrate) Append(hash, $"migrate\n{migrate}", []);
        // Only what a package has is named: the digests of those without are what they were before there were any.
        if (!manifest.Assets.IsEmpty) Append(hash, $"assets\n{string.Join('\n', manifest.Assets.Order(StringComparer.Ordinal))}", []);
        if (manifest.SubstitutesGlyphs) Append(hash, "missingGlyphs\nsubstitute", []);
        if (manifest.Pdf != PdfDemands.None) Append(hash, $"pdf\n{manifest.Pdf.Conformance}\n{manifest.Pdf.AttachesData}", []);
        foreach (var (name, content) in files.OrderBy(f => f.Key, StringComparer.Ordinal)) Append(hash, name, content);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Lengths go before contents, so that no two lists of files give the same bytes.</summary>
    private static void Append(IncrementalHash hash, string name, ReadOnlySpan<byte> content)
    {
        hash.AppendData(Encoding.UTF8.GetBytes($"{Encoding.UTF8.GetByteCount(name)} {content.Length}\n{name}\n"));
        hash.AppendData(content);
    }
}
