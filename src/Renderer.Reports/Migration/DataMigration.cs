using System.Buffers;
using System.Text;
using System.Text.Json;
using Renderer.Reports.Checking.Schema;
using Renderer.Reports.Packages;
using Renderer.Reports.Reading;
using Renderer.Reports.Rendering;
using Renderer.Templating;

namespace Renderer.Reports.Migration;

/// <summary>Brings data of an older version of a package into the form of this one: the package's migration, compiled.</summary>
/// <remarks>A template without markup: it sees the data's names, and <c>migration</c> with the data as a whole and both versions. What it writes is the new data.</remarks>
internal sealed class DataMigration
{
    /// <summary>What the template sees beside the data.</summary>
    public const string ScopeName = "migration";

    /// <summary>Plain text, exact sums, names known, and functions to rename, drop and put members.</summary>
    public static readonly TemplateOptions Language = new() { EscapeHtml = false, ExactNumbers = true, Functions = MemberFunctions.All };

    private readonly TemplateSet _template;
    private readonly PackageManifest _manifest;

    private DataMigration(TemplateSet template, PackageManifest manifest) => (_template, _manifest) = (template, manifest);

    /// <summary>The template, whose one file the manifest names.</summary>
    public TemplateSet Template => _template;

    private string File => _manifest.Migrate!;

    /// <summary>Compiles a package's migration; what does not parse is noted.</summary>
    public static DataMigration? Compile(PackageManifest manifest, string text, ICollection<Problem> faults)
    {
        try
        {
            return new(TemplateSet.Parse(new Dictionary<string, string> { [manifest.Migrate!] = text }, Language), manifest);
        }
        catch (TemplateException fault)
        {
            foreach (var problem in fault.Problems)
                faults.Add(PackageFiles.Invalid(CompiledPackage.TemplatePlace(manifest.Name, problem), problem.Message, problem.Hint ?? "correct the template"));
            return null;
        }
    }

    /// <summary>Migrates data.</summary>
    /// <param name="data">Data in the form of the older version.</param>
    /// <param name="from">The older version.</param>
    /// <param name="maximumBytes">Most bytes of the new data.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public DataReading Run(CanonicalDocument data, SemanticVersion from, long maximumBytes, CancellationToken cancellationToken)
    {
        try
        {
            var written = _template.Render(File, Scope(data, from), cancellationToken);
            return Read(Encoding.UTF8.GetBytes(written), maximumBytes);
        }
        catch (TemplateException fault)
        {
            return new(null, [.. fault.Problems.Select(p => ProblemOf.Template(p, CompiledPackage.TemplatePlace(_manifest.Name, p)))]);
        }
    }

    private RenderScope Scope(CanonicalDocument data, SemanticVersion from)
    {
        var buffer = new ArrayBufferWriter<byte>(data.Canonical.Length + 128);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WritePropertyName("data");
            json.WriteRawValue(data.Canonical.Span, skipInputValidation: true);
            json.WriteString("from", from.Text);
            json.WriteString("to", _manifest.Version);
            json.WriteEndObject();
        }

        var globals = data.Root.EnumerateObject().ToDictionary(m => m.Name, m => m.Value, StringComparer.Ordinal);
        globals[ScopeName] = DataReader.Canonical(buffer.WrittenMemory).Root;
        return new([.. globals]);
    }

    private DataReading Read(ReadOnlyMemory<byte> written, long maximumBytes)
    {
        var reading = DataReader.Read(written, "its output", maximumBytes);
        if (reading.Document is not { } document) return new(null, [.. reading.Problems.Select(Fault)]);
        if (document.Root.ValueKind != JsonValueKind.Object)
            return new(null, [Fault($"its output is {JsonText.Show(document.Root)}, must be an object", "write the new data as one JSON object")]);
        var problems = ControlCharacters.Find(document).Select(Fault).ToList();
        return problems.Count > 0 ? new(null, problems) : reading;
    }

    private Problem Fault(Problem problem) =>
        Fault(problem.Place.StartsWith('/') ? $"its output {problem.Message} at {problem.Place}" : $"{problem.Place} {problem.Message}", problem.Hint);

    private Problem Fault(string message, string hint) => new(Severity.Error, Codes.TemplateFailed, PackageFiles.PlaceOf(_manifest.Name, File), message, hint);
}
