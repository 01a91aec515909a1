using Renderer.Reports.Checking.Rules;
using Renderer.Templating;
using Renderer.Templating.Analysis;

namespace Renderer.Reports.Linting;

/// <summary>A rule or total that was analysed.</summary>
internal sealed class SourceAnalysis
{
    private readonly CompiledSource _source;

    public SourceAnalysis(CompiledSource source, IReadOnlySet<string> dataNames, RuleComparison comparison)
    {
        _source = source;
        Analysis = TemplateAnalysis.Of(source.Template, dataNames, CompiledSource.EntryFile);
        Names = comparison switch { RuleComparison.Previous => ["previous"], RuleComparison.Lower => ["lower"], _ => [] };
    }

    public TemplateAnalysis Analysis { get; }

    /// <summary>Names that the host gives it beside the data's. What lies in them passed no schema.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The rules file.</summary>
    public string File => _source.Place[.._source.Place.IndexOf('#', StringComparison.Ordinal)];

    /// <summary>The field that a place of its template lies in; columns of the template are not those of the field.</summary>
    public string PlaceOf(TemplatePlace place) => _source.PlaceOf(new TemplateProblem(place.File, place.Line, place.Column, "", "", null));
}
