using System.Text.Json;
using Renderer.Archive.Objects;

namespace Renderer.Archive.Catalogue;

/// <summary>The statement that records a rendition, for all transactions that begin with it.</summary>
internal static class RenditionSql
{
    /// <summary>Records a rendition unless it is recorded already, or its files or its data were removed from the store. Takes <see cref="Values"/> as {0} to {10}.</summary>
    public const string Insert = """
        INSERT INTO renditions (id, template, template_version, template_digest, data_digest, pages, artifacts, warnings, stored_at)
        SELECT {0}, {1}, {2}, {3}, {4}, {5}, {6}, {7}, {8} WHERE NOT EXISTS (SELECT 1 FROM deleted_objects WHERE key IN ({9}, {10}))
        ON CONFLICT (id) DO NOTHING
        """;

    public static object?[] Values(StoredRendition rendition, DateTime now) =>
    [
        rendition.Id, rendition.Template, rendition.TemplateVersion, rendition.TemplateDigest, rendition.DataDigest, rendition.Pages,
        JsonSerializer.Serialize(rendition.Artifacts, ReadableJson.Context.ImmutableArrayStoredArtifact),
        JsonSerializer.Serialize(rendition.Warnings, ReadableJson.Context.ImmutableArrayProblem),
        now, GraveOf(rendition.Id), ObjectKey.OfData(rendition.DataDigest).Value,
    ];

    /// <summary>What the removal of a rendition's files is written down under.</summary>
    public static string GraveOf(string renditionId) => $"renditions/{renditionId}";
}
