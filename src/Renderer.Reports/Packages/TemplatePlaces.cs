using System.Text.Json;
using Renderer.Layout;
using Renderer.Layout.Pages;
using Renderer.Reports.Checking.Rules;
using Renderer.Templating;

namespace Renderer.Reports.Packages;

/// <summary>Finds the places of a page in the files of its package.</summary>
/// <remarks>Rendering is repeatable, so nothing is noted while a page is made: the first question renders it once more and takes notes.</remarks>
internal sealed class TemplatePlaces(CompiledPackage package, JsonElement data, string html)
{
    private readonly Lazy<PlacedOutput?> _output = new(() =>
    {
        var output = package.Templates.RenderPlaced(package.Manifest.Entry, new RuleScope(data).Names);
        // An archived page may be looked at with data of today.
        return output.Text == html ? output : null;
    });

    /// <summary>The place that wrote what stands at a line and column of the page; null if it is another page.</summary>
    public SourcePlace? Find(Origin origin)
    {
        var offset = OffsetOf(origin);
        if (_output.Value is not { } output || output.PieceAt(offset) is not { } piece) return null;
        var position = piece.IsText ? piece.Position + offset - piece.Offset : piece.Position;
        var text = package.Templates.TextOf(piece.File);
        if (package.Styles.TryGetValue(piece.File, out var style)) (position, text) = (style.InFile(position), style.FileText);
        var before = text.AsSpan(0, Math.Clamp(position, 0, text.Length));
        return new(PackageFiles.PlaceOf(package.Manifest.Name, piece.File), before.Count('\n') + 1, before.Length - before.LastIndexOf('\n'));
    }

    private int OffsetOf(Origin origin)
    {
        var start = 0;
        for (var line = 1; line < origin.Line && start < html.Length; line++) start = html.IndexOf('\n', start) is >= 0 and var end ? end + 1 : html.Length;
        return Math.Min(start + origin.Column - 1, html.Length);
    }
}
