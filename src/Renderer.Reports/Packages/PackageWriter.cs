using System.Buffers;
using System.Text.Json;
using Renderer.Reports.Reading;

namespace Renderer.Reports.Packages;

/// <summary>Packs a package: its normalised manifest and the files that it names.</summary>
internal static class PackageWriter
{
    /// <summary>The archive; null with every missing file noted.</summary>
    public static ReadOnlyMemory<byte>? Write(PackageManifest manifest, PackageFiles source, ICollection<Problem> problems)
    {
        var faults = problems.Count;
        var files = new SortedDictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal) { [PackageFiles.Manifest] = Normalised(manifest) };
        foreach (var name in manifest.Files)
        {
            if (source.Read(name, problems) is { } content) files[name] = content;
        }

        if (problems.Count > faults) return null;
        var zip = StoredZip.Write(files);
        if (zip.Length <= StoredZip.LongestArchive) return zip;
        problems.Add(PackageFiles.Invalid(source.PlaceOf(PackageFiles.Manifest), $"names files of {zip.Length} bytes together; at most {StoredZip.LongestArchive} can be published", "make its files smaller"));
        return null;
    }

    /// <summary>The manifest as canonical JSON with what decides how the package works: no title, no samples; lists whose order means nothing sorted.</summary>
    private static ReadOnlyMemory<byte> Normalised(PackageManifest manifest)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("name", manifest.Name);
            json.WriteString("version", manifest.Version);
            json.WriteString("title", manifest.Name);
            json.WriteString("entry", manifest.Entry);
            json.WriteString("schema", manifest.DataSchema);
            if (manifest.Fragment is { } fragment) json.WriteString("fragment", fragment);
            if (manifest.Migrate is { } migrate) json.WriteString("migrate", migrate);
            Write(json, "parts", manifest.Parts.Order(StringComparer.Ordinal));
            Write(json, "styles", manifest.Styles.Order(StringComparer.Ordinal));
            Write(json, "definitions", manifest.Definitions.Order(StringComparer.Ordinal));
            Write(json, "rules", manifest.Rules);
            if (!manifest.Assets.IsEmpty) Write(json, "assets", manifest.Assets.Order(StringComparer.Ordinal));
            if (manifest.SubstitutesGlyphs) json.WriteString("missingGlyphs", "substitute");
            manifest.Pdf.WriteTo(json);
            if (manifest.Subject is { } subject) Write(json, subject);
            json.WriteEndObject();
        }

        using var parsed = JsonDocument.Parse(buffer.WrittenMemory);
        return CanonicalJson.Write(parsed.RootElement, buffer.WrittenCount).Bytes;
    }

    private static void Write(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values) json.WriteStringValue(value);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, SubjectPointers subject)
    {
        json.WriteStartObject("subject");
        json.WriteString("body", subject.Body);
        json.WriteString("year", subject.Year);
        if (subject.Scope is { } scope) json.WriteString("scope", scope);
        json.WriteEndObject();
    }
}
