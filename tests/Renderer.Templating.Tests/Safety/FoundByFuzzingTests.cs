namespace Renderer.Templating.Tests.Safety;

/// <summary>What random templates brought to light.</summary>
public sealed class FoundByFuzzingTests
{
    private const string Data = """{"o": {"x": 1, "k": {"x": 2}, "y": [1, 2]}}""";

    [Theory]
    [InlineData("with o; v = 1; end; o.k.x", "2")]
    [InlineData("o.v = 1; o.k.x; o.y[1]; o.v", "221")]
    public void ObjectOfTheData_WithAMemberAdded_StillReadsItsOwn(string code, string output) => Templates.Render($"{{{{ {code} }}}}", Data).ShouldBe(output);
}
