namespace Renderer.Templating.Tests.Evaluation;

public sealed class ParallelRenderTests
{
    [Fact]
    public void Member_OfObjectsOfManyShapes_IsItsOwnInEveryRender()
    {
        // The same place of the template reads the member at another position in each object.
        var items = string.Join(',', Enumerable.Range(0, 200).Select(i => string.Concat(
            "{", string.Concat(Enumerable.Range(0, i % 7).Select(j => $"\"m{j}\": -1, ")), $"\"v\": {i % 10}", i % 3 == 0 ? ", \"w\": -2}" : "}")));
        var set = TemplateSet.Parse(new Dictionary<string, string> { ["text"] = "{{ for x in items; y = x; y.v; x.v; end }}" }, Templates.PlainText);
        var scope = Templates.Scope($"{{\"items\": [{items}]}}");
        var expected = string.Concat(Enumerable.Range(0, 200).Select(i => $"{i % 10}{i % 10}"));
        Parallel.For(0, 1000, new ParallelOptions { MaxDegreeOfParallelism = 8 }, _ => set.Render("text", scope).ShouldBe(expected));
    }
}
