using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Renderer.Archive;
using Renderer.Archive.Templates;
using Renderer.Reports;

namespace Renderer.Cli.Versions;

/// <summary>The files of a package that decide what comes out of it: of a published version, or of the templates folder.</summary>
internal sealed record VersionFiles
{
    private const string Manifest = "template.json";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary><c>NAME@VERSION</c>, or where it lies.</summary>
    public required string Label { get; init; }

    public required string Version { get; init; }

    public required string Digest { get; init; }

    public required string Title { get; init; }

    /// <summary>Its catalogue entry; null for a package of the templates folder.</summary>
    public TemplateVersion? Published { get; init; }

    /// <summary>Contents by name; the manifest as it is published, laid out for reading.</summary>
    public required ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> Files { get; init; }

    public string TextOf(string file) => Files.TryGetValue(file, out var content) ? Encoding.UTF8.GetString(content.Span) : "";

    public string DigestOf(string file) => Convert.ToHexStringLower(SHA256.HashData(Files[file].Span));

    /// <summary>The package of a templates folder.</summary>
    /// <exception cref="CommandException">It cannot be used; every fault is in the message.</exception>
    public static VersionFiles OfFolder(string templatesFolder, string name)
    {
        var packing = PackageBundle.Pack(templatesFolder, name);
        if (packing.Bundle is not { } bundle)
            throw new CommandException(ExitCode.ProblemsFound, string.Join($"{Environment.NewLine}error: ", packing.Problems.Select(p => $"{p.Place}: {p.Message}")));
        return new()
        {
            Label = Path.Combine(templatesFolder, name),
            Version = bundle.Version,
            Digest = bundle.Digest,
            Title = bundle.Title,
            Files = FilesOf(bundle.Zip),
        };
    }

    /// <summary>A published version.</summary>
    /// <exception cref="CommandException">The store has lost it.</exception>
    public static async Task<VersionFiles> OfPublishedAsync(RenditionArchive archive, TemplateVersion version, CancellationToken cancellationToken)
    {
        var bundle = await archive.Templates.ReadAsync(version, cancellationToken)
            ?? throw new CommandException(ExitCode.PartUnavailable, $"the store has lost the files of {version.Label}. Publish the same content again, or restore the store from a backup.");
        return new()
        {
            Label = version.Label,
            Version = version.Version,
            Digest = version.Digest,
            Title = version.Title,
            Published = version,
            Files = FilesOf(bundle),
        };
    }

    private static ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> FilesOf(ReadOnlyMemory<byte> bundle)
    {
        var files = PackageBundle.FilesOf(bundle);
        return files.SetItem(Manifest, JsonSerializer.SerializeToUtf8Bytes(JsonElement.Parse(files[Manifest].Span), Indented));
    }
}
