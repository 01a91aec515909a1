namespace Renderer.Templating.Tests.Evaluation;

public sealed class LimitTests
{
    private static readonly TemplateLimits Small = new() { Steps = 100_000, OutputLength = 100_000, Memory = 10_000_000, RegexTimeout = TimeSpan.FromMilliseconds(50) };

    [Theory]
    [InlineData("while true; end", TemplateProblemCodes.Steps)]
    [InlineData("for x in 1..1000000000; end", TemplateProblemCodes.Steps)]
    [InlineData("x = 1..1000000000 | array.size; for y in 1..x; end", TemplateProblemCodes.Steps)]
    [InlineData("for x in 1..1000; for y in 1..1000; end; end", TemplateProblemCodes.Steps)]
    [InlineData("func f; f; end; f", TemplateProblemCodes.Recursion)]
    [InlineData("func f(x); ret f(x) + 1; end; f 1", TemplateProblemCodes.Recursion)]
    [InlineData("f(x) = [f(x)]; f 1", TemplateProblemCodes.Recursion)]
    [InlineData("func f; wrap f; end; end; f", TemplateProblemCodes.Recursion)]
    [InlineData("a = []; a[0] = a; a", TemplateProblemCodes.Recursion)]
    [InlineData("a = {}; a.a = a; a | object.to_json", TemplateProblemCodes.Recursion)]
    [InlineData("x = '\"x\" | object.eval'; x = 'x | object.eval'; x | object.eval", TemplateProblemCodes.Recursion)]
    [InlineData("while true; 'abcdefghij'; end", TemplateProblemCodes.Output)]
    [InlineData("'x' | string.pad_left 2000000000", TemplateProblemCodes.Output)]
    [InlineData("'x' * 2000000000", TemplateProblemCodes.Output)]
    [InlineData("'x' * 9000000000000000000", TemplateProblemCodes.Output)]
    [InlineData("x = 'ab'; while true; x = x + x; end", TemplateProblemCodes.Output)]
    [InlineData("x = 'ab'; while true; x = $'{x}{x}'; end", TemplateProblemCodes.Output)]
    [InlineData("x = 'aa' * 10000; x | string.replace 'a' x", TemplateProblemCodes.Output)]
    [InlineData("x = 'aa' * 10000; x | regex.replace 'a' x", TemplateProblemCodes.Output)]
    [InlineData("x = 'aa' * 10000; while true; x = x | array.join x; end", TemplateProblemCodes.Argument)]
    [InlineData("x = [1]; while true; x = x + x; end", TemplateProblemCodes.Steps)]
    [InlineData("x = [1] * 9000000000000000000", TemplateProblemCodes.Memory)]
    [InlineData("x = []; x[2000000000] = 1", TemplateProblemCodes.Memory)]
    [InlineData("[] | array.insert_at 2000000000 1", TemplateProblemCodes.Memory)]
    [InlineData("1..1000000000", TemplateProblemCodes.Iterations)]
    [InlineData("1..9000000000000000000 | array.reverse", TemplateProblemCodes.Iterations)]
    [InlineData("1..1000000000 | array.join ','", TemplateProblemCodes.Iterations)]
    [InlineData("1..1000000000 | object.to_json", TemplateProblemCodes.Iterations)]
    [InlineData("x = []; while true; x = ['abcdefghij' * 1000, x]; end", TemplateProblemCodes.Memory)]
    [InlineData("x = 'a' * 50000; l = []; while true; l = [l, x | string.upcase]; end", TemplateProblemCodes.Memory)]
    [InlineData("x = 'a,' * 20000; while true; x | string.split ','; end", TemplateProblemCodes.Output)]
    [InlineData("1 << 100000000", TemplateProblemCodes.NumberSize)]
    [InlineData("1 << 100000000000000000000", TemplateProblemCodes.NumberSize)]
    [InlineData("x = 3; while true; x = x * x; end", TemplateProblemCodes.NumberSize)]
    [InlineData("'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!' | regex.match '^(a+)+$'", TemplateProblemCodes.RegexTime)]
    [InlineData("1 | math.format 'D999999999'", TemplateProblemCodes.Argument)]
    [InlineData("1.5 | object.format 'N999999999'", TemplateProblemCodes.Argument)]
    [InlineData("x = '(' * 20000; x | object.eval", TemplateProblemCodes.Argument)]
    public void Limit_WhenPassed_IsAProblemWithItsName(string code, string problem) => Templates.Problem($"{{{{ {code} }}}}", limits: Small).Code.ShouldBe(problem);

    [Fact]
    public void Limit_OfOneStep_IsExact()
    {
        Templates.Render("{{ for x in 1..10; end }}", limits: Small with { Steps = 40 }).ShouldBe("");
        Templates.Problem("{{ for x in 1..10; end }}", limits: Small with { Steps = 5 }).Code.ShouldBe(TemplateProblemCodes.Steps);
    }

    [Fact]
    public void Output_OfExactlyTheLimit_Passes()
    {
        Templates.Render("12345{{ 12345 }}", limits: Small with { OutputLength = 10 }).ShouldBe("1234512345");
        Templates.Problem("12345{{ 123456 }}", limits: Small with { OutputLength = 10 }).Code.ShouldBe(TemplateProblemCodes.Output);
    }

    [Fact]
    public void Include_OfItself_IsTooDeep()
    {
        var problem = Should.Throw<TemplateException>(() => Templates.RenderFiles(null, null, null, ("a", "{{ include 'b' }}"), ("b", "{{ include 'a' }}"))).Problems.ShouldHaveSingleItem();
        problem.Code.ShouldBe(TemplateProblemCodes.Recursion);
        problem.IncludeChain.Length.ShouldBe(100);
    }

    [Fact]
    public void Recursion_AtDefaultLimitOnSmallStack_IsAProblemNotACrash()
    {
        // The deepest allowed expression inside the deepest allowed recursion, on a quarter of the usual stack.
        var template = "{{ f(x) = " + new string('(', 100) + "1 + f(x)" + new string(')', 100) + "; f 1 }}";
        var set = TemplateSet.Parse(new Dictionary<string, string> { ["t"] = template }, Templates.PlainText);
        TemplateProblem? problem = null;
        var thread = new Thread(() => problem = Should.Throw<TemplateException>(() => set.Render("t", Templates.Scope())).Problems[0], 256 * 1024);
        thread.Start();
        thread.Join();
        problem!.Code.ShouldBe(TemplateProblemCodes.Recursion);
    }

    [Fact]
    public void Cancellation_DuringALongLoop_Stops()
    {
        using var source = new CancellationTokenSource();
        var cancel = new HostFunction(_ =>
        {
            source.Cancel();
            return default;
        });
        var options = Templates.PlainText with { Functions = Templates.PlainText.Functions.Add("cancel", cancel) };
        var set = TemplateSet.Parse(new Dictionary<string, string> { ["t"] = "{{ cancel; while true; end }}" }, options);
        Should.Throw<OperationCanceledException>(() => set.Render("t", Templates.Scope(), source.Token));
    }

    [Theory]
    [InlineData(TemplateProblemCodes.Steps, true)]
    [InlineData(TemplateProblemCodes.Memory, true)]
    [InlineData(TemplateProblemCodes.Depth, true)]
    [InlineData(TemplateProblemCodes.Syntax, false)]
    [InlineData(TemplateProblemCodes.UnknownName, false)]
    public void Code_OfALimit_IsToldFromOthers(string code, bool isLimit) => TemplateProblemCodes.IsLimit(code).ShouldBe(isLimit);
}
