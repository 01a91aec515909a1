using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Renderer.Cli.Commands;
using Renderer.Cli.Impact;
using Renderer.Reports;
using Renderer.Worker.Broker;

namespace Renderer.Cli.Output;

/// <summary>The JSON that <c>--json</c> writes.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(IReadOnlyList<RenderedFile>))]
[JsonSerializable(typeof(IReadOnlyList<CheckedFile>))]
[JsonSerializable(typeof(PrintedFile))]
[JsonSerializable(typeof(IReadOnlyList<VerifiedFile>))]
[JsonSerializable(typeof(double[]))]
[JsonSerializable(typeof(EvaluatedFile))]
[JsonSerializable(typeof(IReadOnlyList<EvaluatedFile>))]
[JsonSerializable(typeof(TemplateList))]
[JsonSerializable(typeof(NewPackage))]
[JsonSerializable(typeof(PublishedPackage))]
[JsonSerializable(typeof(ChangedTemplate))]
[JsonSerializable(typeof(ShownVersion))]
[JsonSerializable(typeof(VersionDiff))]
[JsonSerializable(typeof(LintReport))]
[JsonSerializable(typeof(GoldenReport))]
[JsonSerializable(typeof(ImpactOutcome))]
[JsonSerializable(typeof(DemoReport))]
[JsonSerializable(typeof(MigratedCatalogue))]
[JsonSerializable(typeof(CreatedKey))]
[JsonSerializable(typeof(HashedKey))]
[JsonSerializable(typeof(TopologyReport))]
[JsonSerializable(typeof(IReadOnlyList<SentReport>))]
[JsonSerializable(typeof(ReplayReport))]
[JsonSerializable(typeof(CollectedFiles))]
[JsonSerializable(typeof(BatchReport))]
[JsonSerializable(typeof(BatchList))]
[JsonSerializable(typeof(DryRunOutcome))]
internal sealed partial class CliJson : JsonSerializerContext
{
    /// <summary>Writes a value with readable Chinese and a line end.</summary>
    public static void Write<T>(TextWriter writer, T value)
    {
        var context = new CliJson(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        writer.WriteLine(JsonSerializer.Serialize(value, typeof(T), context));
    }
}

/// <summary>One problem.</summary>
internal sealed record ProblemLine(string Severity, string Code, string Place, string Message, string Hint)
{
    /// <summary>Id of the broken rule; absent for other problems.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Rule { get; init; }

    /// <summary>The cells the rule is about; absent for other problems.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<CellLine>? Cells { get; init; }

    public static IReadOnlyList<ProblemLine> ListOf(IEnumerable<Problem> problems) =>
        [.. problems.Select(p => LineOf(p))];

    private static ProblemLine LineOf(Problem problem) => new(problem.Severity.ToString().ToLowerInvariant(), problem.Code, problem.Place, problem.Message, problem.Hint)
    {
        Rule = problem.Rule,
        Cells = problem.Cells.IsEmpty ? null : [.. problem.Cells.Select(c => new CellLine(c.Place, c.Value))],
    };
}

/// <summary>One cell a broken rule is about; without value it is blank.</summary>
internal sealed record CellLine(string Place, string? Value);

/// <summary>Outcome of <c>render</c> for one file; without rendition there are problems.</summary>
internal sealed record RenderedFile(string Data, string? Template, string? RenditionId, string? Html, string? Pdf, int? Pages, IReadOnlyList<ProblemLine> Problems)
{
    /// <summary>Everything that was written, by format.</summary>
    public IReadOnlyList<WrittenFile> Files { get; init; } = [];
}

/// <summary>One file that <c>render</c> wrote.</summary>
internal sealed record WrittenFile(string Format, string Path, long Bytes);

/// <summary>Outcome of <c>check</c> for one file.</summary>
internal sealed record CheckedFile(string Data, bool IsAccepted, string? Template, string? RenditionId, IReadOnlyList<ProblemLine> Problems);

/// <summary>Outcome of <c>pdf</c>.</summary>
internal sealed record PrintedFile(string Html, string? Pdf, int? Pages, long? Bytes, IReadOnlyList<ProblemLine> Problems);

/// <summary>Outcome of <c>eval</c> for one template.</summary>
internal sealed record EvaluatedFile(string Template, string? Output, IReadOnlyList<ProblemLine> Problems);

/// <summary>Outcome of <c>templates list</c>.</summary>
internal sealed record TemplateList(string Folder, IReadOnlyList<TemplateEntry> Templates, IReadOnlyList<ProblemLine> Problems)
{
    /// <summary>The published versions.</summary>
    public IReadOnlyList<PublishedEntry> Published { get; init; } = [];
}

/// <summary>One template package.</summary>
internal sealed record TemplateEntry(string Name, string Version, string Title, string Digest, IReadOnlyList<string> Samples);

/// <summary>Outcome of <c>templates new</c>.</summary>
internal sealed record NewPackage(string Name, string Folder, IReadOnlyList<string> Files);

/// <summary>Outcome of <c>templates lint</c>.</summary>
internal sealed record LintReport(IReadOnlyList<LintEntry> Packages);

/// <summary>What is wrong with one template package.</summary>
internal sealed record LintEntry(string Name, int Samples, IReadOnlyList<ProblemLine> Problems);

/// <summary>Outcome of <c>templates golden</c>.</summary>
internal sealed record GoldenReport(IReadOnlyList<GoldenEntry> Packages);

/// <summary>One package's outputs against the reviewed ones; with <c>--update</c> the files that were written or removed.</summary>
internal sealed record GoldenEntry(string Name, int Samples, IReadOnlyList<string> Written, IReadOnlyList<ProblemLine> Problems);

/// <summary>Outcome of <c>demo</c>.</summary>
internal sealed record DemoReport(string Folder, IReadOnlyList<DemoEntry> Reports);

/// <summary>One report of the demo.</summary>
internal sealed record DemoEntry(string ReportId, string Template, string? RenditionId, bool IsReused, double Milliseconds, IReadOnlyList<DemoFile> Files, IReadOnlyList<ProblemLine> Problems);

/// <summary>One file of the demo.</summary>
internal sealed record DemoFile(string Format, string Path, long Bytes, int? Pages);

/// <summary>Outcome of <c>migrate</c>: the steps that were done, or that are missing in a dry run.</summary>
internal sealed record MigratedCatalogue(string Catalogue, int Version, bool IsDryRun, IReadOnlyList<string> Steps);

/// <summary>Outcome of <c>keys create</c>.</summary>
internal sealed record CreatedKey(string Name, string Key, string Sha256, string Scopes);

/// <summary>Outcome of <c>keys hash</c>.</summary>
internal sealed record HashedKey(string Sha256);

/// <summary>Outcome of <c>deploy-topology</c>.</summary>
internal sealed record TopologyReport(bool IsDeployed, IReadOnlyList<DeclaredPart> Parts);

/// <summary>Outcome of <c>send</c> for one report.</summary>
internal sealed record SentReport(string ReportId, long Revision, string Outcome, string? RenditionId, IReadOnlyList<ProblemLine> Problems);

/// <summary>Outcome of <c>replay</c>.</summary>
internal sealed record ReplayReport(int Examined, bool IsReplayed, IReadOnlyList<KeptMessage> Messages);
