using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Renderer.Archive.Batches;
using Renderer.Archive.Catalogue;
using Renderer.Reports;

namespace Renderer.Archive;

/// <summary>The JSON of the catalogue's columns and of the pointers, with names that must not change.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(ImmutableArray<Problem>))]
[JsonSerializable(typeof(ImmutableArray<StoredArtifact>))]
[JsonSerializable(typeof(ImmutableSortedDictionary<string, string>))]
[JsonSerializable(typeof(CurrentRendition))]
[JsonSerializable(typeof(ImmutableArray<string>))]
[JsonSerializable(typeof(RequestOptions))]
[JsonSerializable(typeof(ReportSelection))]
[JsonSerializable(typeof(ImmutableArray<PlannedItem>))]
[JsonSerializable(typeof(HeldResult))]
internal sealed partial class ArchiveJson : JsonSerializerContext;

/// <summary>The same, written so that Chinese text stays readable to whoever looks into the catalogue.</summary>
internal static class ReadableJson
{
    public static ArchiveJson Context { get; } =
        new(new JsonSerializerOptions(ArchiveJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}

/// <summary>What <c>reports/{reportId}/current.json</c> says.</summary>
internal sealed record CurrentRendition(string ReportId, long Revision, string RenditionId, ImmutableArray<StoredArtifact> Artifacts);
