namespace Renderer.Templating.Tests.Safety;

public sealed class DeepNestingTests
{
    private const int Deep = 100_000;

    // Deep enough that what is paid once does not count.
    private const int Tenth = Deep / 10;

    public static TheoryData<string, int> Cases()
    {
        var cases = new TheoryData<string, int>();
        foreach (var name in DeepTexts.ByName.Keys)
        {
            cases.Add(name, 256);
            cases.Add(name, 1024);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Template_NestedDeeply_ParsesOrHasProblems(string name, int stackKibibytes)
    {
        var deep = OnSmallStack.Run(stackKibibytes, () => Parsed(DeepTexts.ByName[name](Deep)));
        var tenth = OnSmallStack.Run(stackKibibytes, () => Parsed(DeepTexts.ByName[name](Tenth)));

        // Ten times the text may take ten times the memory; with room for growing lists, still far from a hundred times.
        deep.ShouldBeLessThan((25 * tenth) + 10_000_000);
    }

    /// <summary>Parses, and renders what parses; gives the memory that the parser took.</summary>
    private static long Parsed(string text)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            var set = TemplateSet.Parse(new Dictionary<string, string> { ["text"] = text }, Templates.PlainText);
            var taken = GC.GetAllocatedBytesForCurrentThread() - before;
            set.Render("text", Templates.Scope() with { Limits = new TemplateLimits { Steps = 1_000_000 } });
            return taken;
        }
        catch (TemplateException exception)
        {
            exception.Problems.ShouldAllBe(problem => problem.Message.Length > 0 && problem.Line >= 1);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }
}
