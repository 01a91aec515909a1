using AngleSharp.Html.Parser;
using Renderer.Reports;

namespace Renderer.Cli.Linting;

/// <summary>Two fragments may stand on one page of a website, so no id of theirs may be the same.</summary>
internal static class FragmentIds
{
    public static IEnumerable<Problem> Check(IEnumerable<LintedPage> pages)
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var page in pages.Where(p => p.IsFragment))
        {
            var ids = new HtmlParser().ParseDocument(page.Html).QuerySelectorAll("[id]").Select(e => e.Id!).Distinct(StringComparer.Ordinal).ToList();
            if (ids.Find(seen.ContainsKey) is { } shared)
            {
                yield return new(
                    Severity.Error, "fragment-id-shared", page.Place, $"has the id \"{shared}\", as {seen[shared]} has",
                    "put something before the ids of a fragment that derives from the data, for example {{ ids = 'n' + (number | string.sha256 | string.slice 0 8) + '-' }}");
            }

            foreach (var id in ids) seen.TryAdd(id, page.Place);
        }
    }
}
