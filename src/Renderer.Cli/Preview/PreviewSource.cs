using Renderer.Cli.Commands;
using Renderer.Reports;

namespace Renderer.Cli.Preview;

/// <summary>Renders the data file anew, with the packages as they are on disk now.</summary>
internal sealed class PreviewSource(ReportOptions options, string dataFile, TemplateChoice template)
{
    // Fonts are read once; only templates are opened again.
    private ReportRenderer? _renderer;

    /// <summary>What the packages and the data give now, kept beside the last version that could be rendered.</summary>
    public PreviewSnapshot Render(PreviewSnapshot? before, CancellationToken cancellationToken)
    {
        var revision = (before?.Revision ?? 0) + 1;
        var result = RenderNow(cancellationToken);
        return new()
        {
            Revision = revision,
            Good = result.Report ?? before?.Good,
            GoodRevision = result.Report is null ? before?.GoodRevision ?? 0 : revision,
            Problems = result.Problems,
        };
    }

    private RenderResult RenderNow(CancellationToken cancellationToken)
    {
        try
        {
            _renderer = _renderer?.Reopen() ?? ReportRenderer.Open(options);
            var name = Path.GetFileName(dataFile);
            var check = _renderer.Check(new RenderRequest(File.ReadAllBytes(dataFile), name, template.Name, template.Version), cancellationToken);
            if (check.Data is null) return new(null, [.. check.Problems.Select(p => Placed(p, name))]);
            var result = _renderer.Render(check.Data, cancellationToken);
            return result with { Problems = [.. check.Problems.Concat(result.Problems).Select(p => Placed(p, name))] };
        }
        catch (Exception fault) when (fault is ReportConfigurationException or IOException or UnauthorizedAccessException)
        {
            // A save replaces files: for a moment they may not be there. The next look finds them.
            return new(null, [new(Severity.Error, Codes.TemplateInvalid, options.TemplatesFolder, fault.Message, "it is tried again with the next save")]);
        }
    }

    private static Problem Placed(Problem problem, string data) => problem.Place.StartsWith('/') ? problem with { Place = $"{data}#{problem.Place}" } : problem;
}
