namespace Renderer.Templating.Tests.Evaluation;

public sealed class StrictModeTests
{
    private const string Data = """{"applications": {"received": {"total": 3}, "note": null}, "title": "t"}""";

    [Theory]
    [InlineData("{{ aplications }}", "`aplications` is not known", "Did you mean `applications`?")]
    [InlineData("{{ aplications.received }}", "`aplications` is not known", "Did you mean `applications`?")]
    [InlineData("{{ applications.recieved }}", "`applications.recieved` is not known: an object without member `recieved`", "Did you mean `received`?")]
    [InlineData("{{ applications.received.sum }}", "`applications.received.sum` is not known: an object without member `sum`", "If it may be missing, write `?.sum`.")]
    [InlineData("{{ nothing_like_it }}", "`nothing_like_it` is not known", "If it may be missing, write `nothing_like_it ?? ...`.")]
    [InlineData("{{ if titel; end }}", "`titel` is not known", "Did you mean `title`?")]
    [InlineData("{{ $x }}", "`$x` is not set here", "A $variable belongs to the page or function that sets it.")]
    [InlineData("{{ title.length }}", "`title.length` is not known: a string without member `length`", "If it may be missing, write `?.length`.")]
    [InlineData("{{ applications.note.text }}", "`applications.note` is null and has no member `text`", "If it may be null, write `?.text`.")]
    [InlineData("{{ string.uppcase 'a' }}", "there is no function `string.uppcase`", "Did you mean `string.upcase`?")]
    [InlineData("{{ 'a' | string.uppcase }}", "there is no function `string.uppcase`", "Did you mean `string.upcase`?")]
    [InlineData("{{ inclde 'a' }}", "there is no function `inclde`", "Did you mean `include`?")]
    [InlineData("{{ for.index }}", "`for` is known inside a loop only", null)]
    [InlineData("{{ aplications?.received }}x{{ aplications.received?.total }}", "`aplications` is not known", "Did you mean `applications`?")]
    public void UnknownName_InStrictMode_IsAProblemWithTheNearestName(string template, string message, string? hint)
    {
        var problem = Templates.Problem(template, Data, Templates.StrictText);
        problem.Code.ShouldBeOneOf(TemplateProblemCodes.UnknownName, TemplateProblemCodes.Type);
        problem.Message.ShouldBe(message);
        problem.Hint.ShouldBe(hint);
    }

    [Theory]
    [InlineData("{{ missing ?? 'd' }}", "d")]
    [InlineData("{{ missing.deep.path ?? 'd' }}", "d")]
    [InlineData("{{ applications.missing.deep ?? 'd' }}", "d")]
    [InlineData("{{ missing[0].x ?? 'd' }}", "d")]
    [InlineData("{{ missing ?? also_missing ?? 'd' }}", "d")]
    [InlineData("[{{ missing ?! 'd' }}]", "[]")]
    [InlineData("[{{ applications?.missing }}]", "[]")]
    [InlineData("[{{ missing?.member }}]", "[]")]
    [InlineData("[{{ applications.missing?.member }}]", "[]")]
    [InlineData("[{{ applications.note?.text }}]", "[]")]
    [InlineData("{{ applications.note?.text ?? 'd' }}", "d")]
    [InlineData("{{ missing | object.default 'd' }}", "d")]
    [InlineData("{{ if missing ?? false; 1; else; 2; end }}", "2")]
    [InlineData("{{ applications | object.has_key 'missing' }}", "false")]
    [InlineData("[{{ $5 }}]", "[]")]
    [InlineData("[{{ ([1, 2])[7] }}]", "[]")]
    [InlineData("{{ ($x ?? 1) }}", "1")]
    public void MissingName_SaidToBeOptional_IsNull(string template, string output) => Templates.Render(template, Data, Templates.StrictText).ShouldBe(output);

    [Theory]
    [InlineData("[{{ missing }}]", "[]")]
    [InlineData("[{{ applications.missing }}]", "[]")]
    [InlineData("[{{ $x }}]", "[]")]
    [InlineData("{{ missing + 1 }}{{ missing == null }}", "true")]
    public void UnknownName_OutsideStrictMode_IsNull(string template, string output) => Templates.Render(template, Data).ShouldBe(output);

    [Theory]
    [InlineData("{{ missing.member }}")]
    [InlineData("{{ missing[0] }}")]
    [InlineData("{{ missing 1 }}")]
    [InlineData("{{ 1 | missing }}")]
    [InlineData("{{ a = [1]; a[null] }}")]
    public void NullTarget_OutsideStrictMode_IsAProblemAllTheSame(string template) => Templates.Problem(template, Data).ShouldNotBeNull();

    [Fact]
    public void Problem_InIncludedFunction_CarriesTheIncludes()
    {
        var problem = Should.Throw<TemplateException>(() => Templates.RenderFiles(
            null, Templates.StrictText, null, ("main", "\n{{ include 'middle' }}"), ("middle", "  {{ x = 1; include 'leaf' x }}"), ("leaf", "{{ $0 }}\n\n {{ oops }}"))).Problems.ShouldHaveSingleItem();
        problem.ToString().ShouldBe("leaf(3,5) : error : `oops` is not known");
        problem.IncludeChain.ShouldBe(["main(2,4)", "middle(1,13)"]);
    }
}
