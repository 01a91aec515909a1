using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Renderer.Cli.Output;
using Renderer.Reports;

namespace Renderer.Cli.Preview;

/// <summary>What there is to see after a save.</summary>
internal sealed record PreviewSnapshot
{
    /// <summary>Rises with every save.</summary>
    public required int Revision { get; init; }

    /// <summary>The newest version that could be rendered, and the revision it is of; null while there was none.</summary>
    public required RenderedReport? Good { get; init; }

    /// <summary>0 while there was none.</summary>
    public required int GoodRevision { get; init; }

    public required ImmutableArray<Problem> Problems { get; init; }

    /// <summary>The state as the shell's script reads it.</summary>
    public string ToJson(string subject) => PreviewJson.Write(new(subject, Revision, GoodRevision, Revision == GoodRevision, Good?.Pages ?? 0, ProblemLine.ListOf(Problems)));
}

/// <summary>A snapshot on its way to the shell.</summary>
internal sealed record PreviewState(string Subject, int Revision, int GoodRevision, bool IsCurrent, int Pages, IReadOnlyList<ProblemLine> Problems);

/// <summary>The JSON of the preview's events: on one line each.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PreviewState))]
internal sealed partial class PreviewJson : JsonSerializerContext
{
    public static string Write(PreviewState state) =>
        JsonSerializer.Serialize(state, typeof(PreviewState), new PreviewJson(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
}
