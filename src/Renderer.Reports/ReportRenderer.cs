using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Renderer.Reports.Checking;
using Renderer.Reports.Checking.Rules;
using Renderer.Reports.Checking.Schema;
using Renderer.Reports.Packages;
using Renderer.Reports.Reading;
using Renderer.Reports.Rendering;
using Renderer.Templating;

namespace Renderer.Reports;

/// <summary>The whole road from data to files, without queue or storage: check, identify, render. One instance serves all threads.</summary>
public sealed class ReportRenderer
{
    private readonly ReportOptions _options;
    private readonly PackageShelf _shelf;
    private readonly Press _press;

    private ReportRenderer(ReportOptions options, PackageShelf shelf, Press press)
    {
        _options = options;
        _shelf = shelf;
        _press = press;
        Templates = [.. shelf.Packages.Select(p => new TemplateSummary(p.Manifest.Name, p.Manifest.Version, p.Digest, p.Manifest.Title, p.Samples) { Formats = FormatChoice.Of(p) })];
        Faults = [.. shelf.Faults];
    }

    /// <summary>The usable template packages, by name.</summary>
    public IReadOnlyList<TemplateSummary> Templates { get; }

    /// <summary>What is wrong with packages that cannot be used. Requests for them are refused with the same problems; the others work.</summary>
    public IReadOnlyList<Problem> Faults { get; }

    /// <summary>Prints pages with this renderer's fonts.</summary>
    public HtmlPrinter Printer => new(_press, html => new(html));

    /// <summary>Prints pages of a report's template, which may name the package's images and fonts.</summary>
    public HtmlPrinter PrinterOf(CheckedData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return PackageOf(data, []) is { } package ? new(_press, html => package.Page(html, RootOf(data))) { Features = RenditionFeatures.Of(package) } : Printer;
    }

    /// <summary>Opens the template packages and fonts the options name.</summary>
    /// <exception cref="ReportConfigurationException">A folder is missing or unusable; the setting is named.</exception>
    public static ReportRenderer Open(ReportOptions options) =>
        new(options, PackageShelf.Open(options.TemplatesFolder), Press.Open(options.FontFolders, options.MaximumPages, options.PdfCompression));

    /// <summary>The same with the template packages as they are on disk now; fonts are not read again.</summary>
    /// <exception cref="ReportConfigurationException">The templates folder is missing or holds no package.</exception>
    public ReportRenderer Reopen() => new(_options, PackageShelf.Open(_options.TemplatesFolder), _press);

    /// <summary>The same with another PDF writer.</summary>
    internal ReportRenderer WithWriter(PdfWriting write) => new(_options, _shelf, _press.WithWriter(write));

    /// <summary>A package of the templates folder.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="version">A pinned version, or null for the one that is there.</param>
    public PackageFinding Find(string name, string? version)
    {
        var problems = new List<Problem>();
        return FindingOf(_shelf.Find(name, version, problems), problems);
    }

    /// <summary>Compiles a published package from its bundle.</summary>
    public static PackageFinding Load(ReadOnlyMemory<byte> bundle)
    {
        var problems = new List<Problem>();
        return FindingOf(PackageBundle.Load(bundle, problems), problems);
    }

    /// <summary>The rendition that data will give without being migrated or completed: nothing needs to be read for it.</summary>
    /// <param name="package">The package.</param>
    /// <param name="dataDigest">SHA-256 of the canonical data, lower-case hex.</param>
    /// <param name="formats">The formats asked for; empty for page and PDF.</param>
    public string IdentityOf(TemplatePackage package, string dataDigest, ImmutableArray<string> formats)
    {
        ArgumentNullException.ThrowIfNull(package);
        return IdentityOf(package.Compiled, dataDigest, FormatChoice.CompanionsOf(formats)).Id;
    }

    /// <summary>Checks data against a template's schema and rules and says which rendition it would give.</summary>
    /// <param name="request">What to render; a null template means the data's own <c>template</c> property.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public CheckResult Check(RenderRequest request, CancellationToken cancellationToken = default)
    {
        var reading = DataReader.Read(request.Data, request.DataName, _options.MaximumDataBytes);
        if (reading.Document is not { } document) return new(null, [.. reading.Problems]);

        var problems = new List<Problem>(ControlCharacters.Find(document));
        if (FindPackage(request, document.Root, problems) is not { } package) return new(null, [.. problems]);
        if (Migrate(package, document, request, problems, cancellationToken) is not { } migrated) return new(null, [.. problems]);
        var isMigrated = !ReferenceEquals(migrated, document);
        document = migrated;
        var companions = FormatChoice.Companions(request.Formats, package, problems);
        problems.AddRange(WithinTime(request.DataName, token =>
        {
            var check = DataCheck.Run(package, document, request, token);
            document = check.Document;
            return isMigrated ? [.. check.Problems.Select(p => AfterMigration(p, package))] : check.Problems;
        }, cancellationToken));
        return new(problems.Exists(p => p.Severity == Severity.Error) ? null : Identify(package, document, companions), ProblemBound.Apply(problems));
    }

    /// <summary>Checks the rules that look at other reports; which ones those are is the caller's to know.</summary>
    /// <param name="data">A report that passed its check.</param>
    /// <param name="others">The other reports.</param>
    /// <param name="brokenSums">What a broken sum is: a warning or an error.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>Broken rules, and what keeps another report from being read.</returns>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public ImmutableArray<Problem> Compare(CheckedData data, ComparedReports others, Severity brokenSums, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(others);
        var problems = new List<Problem>();
        if (PackageOf(data, problems) is not { } package) return [.. problems];
        var scope = new RuleScope(RootOf(data)) { BrokenSums = brokenSums };
        return ProblemBound.Apply(WithinTime(data.Template, token => new ReportComparison(package, scope, _options.MaximumDataBytes).Run(others, token), cancellationToken));
    }

    /// <summary>Renders checked data. Deterministic: the same identity gives the same bytes anywhere.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public RenderResult Render(CheckedData data, CancellationToken cancellationToken = default)
    {
        var problems = new List<Problem>();
        if (PackageOf(data, problems) is not { } package) return new(null, [.. problems]);
        RenderedReport? report = null;
        problems.AddRange(WithinTime(data.Template, token =>
        {
            var found = new List<Problem>();
            report = Render(package, data, found, token);
            return found;
        }, cancellationToken));
        return new(report, [.. problems]);
    }

    /// <summary>Runs the templates alone: the page and its companions as <see cref="Render(CheckedData, CancellationToken)"/> would store them, not printed.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public PageResult RenderPage(CheckedData data, CancellationToken cancellationToken = default)
    {
        var problems = new List<Problem>();
        if (PackageOf(data, problems) is not { } package) return new(null, [], [.. problems]);
        var page = new PageResult(null, [], []);
        problems.AddRange(WithinTime(data.Template, token =>
        {
            var found = new List<Problem>();
            page = RenderPage(package, data, found, token);
            return found;
        }, cancellationToken));
        return page with { Problems = [.. problems] };
    }

    private static PageResult RenderPage(CompiledPackage package, CheckedData data, List<Problem> problems, CancellationToken token)
    {
        var root = RootOf(data);
        if (RenderTemplate(package, package.Manifest.Entry, root, problems, token) is not { } html) return new(null, [], []);
        var companions = new CompanionWriter(html, () => RenderFragment(package, root, problems, token)).Write(data.Formats);
        return companions.Length < data.Formats.Length ? new(null, [], []) : new(html, companions, []);
    }

    private RenderedReport? Render(CompiledPackage package, CheckedData data, List<Problem> problems, CancellationToken token)
    {
        var started = Stopwatch.GetTimestamp();
        var page = RenderPage(package, data, problems, token);
        var templated = Stopwatch.GetElapsedTime(started);
        if (page.Html is not { } html) return null;
        var print = _press.Print(new(package.Page(html, RootOf(data)), "report.html", data.RenditionId, RenditionFeatures.Of(package, data, _options)), token);
        problems.AddRange(CharacterSearch.Locate(print.Problems, RootOf(data)));
        if (print.Pdf is not { } pdf) return null;
        var report = new RenderedReport
        {
            RenditionId = data.RenditionId,
            Html = Encoding.UTF8.GetBytes(html),
            Pdf = pdf,
            Pages = print.Pages,
            Companions = page.Companions,
            Provenance = default,
            Durations = print.Durations.Add("template", templated),
        };
        return report with { Provenance = Provenance.Write(IdentityOf(package, data.DataDigest, data.Formats), report) };
    }

    private static string? RenderFragment(CompiledPackage package, JsonElement root, List<Problem> problems, CancellationToken token)
    {
        if (package.Manifest.Fragment is { } entry) return RenderTemplate(package, entry, root, problems, token);
        problems.Add(FormatChoice.NoFragment(package));
        return null;
    }

    private static string? RenderTemplate(CompiledPackage package, string entry, JsonElement root, List<Problem> problems, CancellationToken token)
    {
        try
        {
            return package.Templates.Render(entry, new RuleScope(root).Names, token);
        }
        catch (TemplateException fault)
        {
            problems.AddRange(fault.Problems.Select(p => ProblemOf.Template(p, CompiledPackage.TemplatePlace(package.Manifest.Name, p))));
            return null;
        }
    }

    /// <summary>The page alone.</summary>
    internal static string? RenderHtml(CheckedData data, List<Problem> problems) =>
        RenderTemplate(data.Package!, data.Package!.Manifest.Entry, data.Root, problems, CancellationToken.None);

    private CompiledPackage? PackageOf(CheckedData data, ICollection<Problem> problems) =>
        data.Package ?? _shelf.Find(data.Template, data.TemplateVersion, problems);

    private static JsonElement RootOf(CheckedData data) =>
        data.Root.ValueKind == JsonValueKind.Undefined ? DataReader.Canonical(data.CanonicalData).Root : data.Root;

    private CompiledPackage? FindPackage(RenderRequest request, JsonElement root, List<Problem> problems)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            problems.Add(new(Severity.Error, Codes.DataSchema, PlacePath.Root, $"is {JsonText.Show(root)}, must be an object", "send the report's data as one JSON object"));
            return null;
        }

        var own = root.TryGetProperty("template", out var template) && template.ValueKind == JsonValueKind.String ? template.GetString() : null;
        if (request.Package is { } package) return package.Compiled;
        if ((request.Template ?? own) is { } name) return _shelf.Find(name, request.TemplateVersion, problems);
        problems.Add(new(Severity.Error, Codes.TemplateUnknown, "/template", "names no template", $"use one of: {string.Join(", ", Templates.Select(t => t.Name))}"));
        return null;
    }

    /// <summary>The document in the form of the package's version; null with every problem noted.</summary>
    private CanonicalDocument? Migrate(CompiledPackage package, CanonicalDocument document, RenderRequest request, List<Problem> problems, CancellationToken cancellationToken)
    {
        if (request.DataVersion is not { } written) return document;
        if (!SemanticVersion.TryParse(written, out var from))
        {
            problems.Add(new(Severity.Error, Codes.RequestInvalid, "dataVersion", $"{JsonText.Show(written)} is no semantic version", "give the version of the template that the data was written for, such as 1.4.0, or leave it out"));
            return null;
        }

        if (package.Migration is not { } migration || from >= SemanticVersion.Parse(package.Manifest.Version)) return document;
        if (problems.Count > 0) return null;
        CanonicalDocument? migrated = null;
        problems.AddRange(WithinTime(request.DataName, token =>
        {
            var reading = migration.Run(document, from, _options.MaximumDataBytes, token);
            migrated = reading.Document;
            return reading.Problems;
        }, cancellationToken));
        return migrated;
    }

    // Its place lies in data that the sender never saw.
    private static Problem AfterMigration(Problem problem, CompiledPackage package) => problem.Code != Codes.DataSchema ? problem
        : problem with { Hint = $"{problem.Hint}; the data went through {PackageFiles.PlaceOf(package.Manifest.Name, package.Manifest.Migrate!)}, see what that makes of it" };

    private static PackageFinding FindingOf(CompiledPackage? package, List<Problem> problems) => new(package is null ? null : new(package), [.. problems]);

    private CheckedData Identify(CompiledPackage package, CanonicalDocument document, ImmutableArray<string> companions) => new()
    {
        Template = package.Manifest.Name,
        TemplateVersion = package.Manifest.Version,
        TemplateDigest = package.Digest,
        DataDigest = document.Digest,
        CanonicalData = document.Canonical,
        RenditionId = IdentityOf(package, document.Digest, companions).Id,
        Formats = companions,
        Subject = package.Manifest.Subject?.In(document.Root),
        ComparesWithPrevious = package.Rules.Compares(RuleComparison.Previous),
        ComparesWithLower = package.Rules.Compares(RuleComparison.Lower),
        Package = package,
        Root = document.Root,
    };

    private RenditionIdentity IdentityOf(CompiledPackage package, string dataDigest, ImmutableArray<string> companions) =>
        new(package.Manifest.Name, package.Manifest.Version, package.Digest, dataDigest, _press.FontDigests)
        {
            Formats = companions,
            AttachesData = _options.AttachData && !package.Manifest.Pdf.AttachesData,
            Compression = _options.PdfCompression,
            Watermark = _options.Watermark,
        };

    private IReadOnlyList<Problem> WithinTime(string place, Func<CancellationToken, IReadOnlyList<Problem>> work, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_options.MaximumTime);
        try
        {
            return work(limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return [new(Severity.Error, Codes.TimeLimit, place, $"took longer than {_options.MaximumTime.TotalSeconds} s", "make the report smaller, or raise Render:MaximumTime")];
        }
    }
}
