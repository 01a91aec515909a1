using System.Collections.Immutable;
using System.Text;

namespace Renderer.Templating.Tests.Fuzzing;

/// <summary>One random template, rendered with small limits and watched.</summary>
/// <param name="seed">Decides everything about it.</param>
internal sealed class FuzzCase(int seed)
{
    public static readonly TemplateLimits Limits = new()
    {
        Steps = 20_000,
        Iterations = 2_000,
        Recursion = 30,
        OutputLength = 20_000,
        Memory = 1_000_000,
        RegexTimeout = TimeSpan.FromMilliseconds(50),
    };

    // A step makes at most a few small objects; strings and lists may take some times what they are charged with, while they grow and are copied.
    private const long MostBytesPerStep = 1_000;
    private const long MemoryFactor = 12;

    // Parsing: tokens and nodes.
    private const long MostBytesPerCharacter = 2_000;
    private const long Fixed = 2_000_000;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    public static readonly RenderScope Scope = Templates.Scope("""
        {
          "s": "<i>&\"' a花", "n": 42, "f": 4166.241619, "z": null, "yes": true, "t": ["<b>", "a", "", "1"],
          "o": {"x": "<u>", "y": [1, 2], "k": {"x": 1}}, "l": [{"k": "<p>", "x": 2}, {"k": "a", "x": 1}]
        }
        """) with { Limits = Limits, Now = new DateTimeOffset(2024, 2, 29, 12, 30, 0, TimeSpan.Zero) };

    private static readonly TemplateOptions[] Modes = [Templates.PlainText, Templates.StrictText, Templates.Html, Templates.Html with { Strict = false }];

    private static readonly ImmutableArray<Func<Random, string>> Sources =
    [
        random => new TemplateGenerator(random, new GeneratorOptions()).Template().Replace(TemplateGenerator.Space, ' '),
        random => new TemplateGenerator(random, new GeneratorOptions { HasUnknowns = false }).Template().Replace(TemplateGenerator.Space, ' '),
        random => new TemplateMutator(random, FuzzSeeds.All).Mutant(),
        random => new TemplateMutator(random, [new TemplateGenerator(random, new GeneratorOptions()).Template().Replace(TemplateGenerator.Space, ' ')]).Mutant(),
        random => new TemplateMutator(random, FuzzSeeds.All).Soup(),
    ];

    /// <summary>The template.</summary>
    public string Text { get; } = Sources[(int)((uint)seed % (uint)Sources.Length)](new Random(seed));

    private TemplateOptions Mode => Modes[(int)((uint)seed / (uint)Sources.Length % (uint)Modes.Length)];

    /// <summary>Renders it; the outcome tells whether that gave output, and throws when anything is not as it must be.</summary>
    public FuzzOutcome Run()
    {
        using var hang = new CancellationTokenSource(Longest);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var outcome = Outcome(hang.Token);
        var taken = GC.GetAllocatedBytesForCurrentThread() - before;
        taken.ShouldBeLessThan(Fixed + (Limits.Steps * MostBytesPerStep) + (Limits.Memory * MemoryFactor) + (Text.Length * MostBytesPerCharacter), Text);
        return outcome with { Allocated = taken };
    }

    private FuzzOutcome Outcome(CancellationToken hang)
    {
        var files = new Dictionary<string, string>(TemplateGenerator.Parts) { ["text"] = Text };
        try
        {
            var output = TemplateSet.Parse(files, Mode).Render("text", Scope, hang);
            Encoding.UTF8.GetByteCount(output).ShouldBeLessThanOrEqualTo(Limits.OutputLength, Text);
            return new FuzzOutcome(null);
        }
        catch (TemplateException exception)
        {
            exception.Problems.ShouldNotBeEmpty(Text);
            foreach (var problem in exception.Problems)
            {
                CheckPlace(problem, files);
            }

            return new FuzzOutcome(exception.Problems[0].Code);
        }
    }

    private void CheckPlace(TemplateProblem problem, Dictionary<string, string> files)
    {
        problem.Message.ShouldNotBeNullOrWhiteSpace(Text);
        if (!files.TryGetValue(problem.File, out var text))
        {
            // Text that a template evaluates.
            problem.File.ShouldEndWith(":eval", customMessage: Text);
            return;
        }

        var lines = text.Split('\n');
        problem.Line.ShouldBeInRange(1, lines.Length, Text);
        problem.Column.ShouldBeInRange(1, lines[problem.Line - 1].Length + 1, Text);
    }
}

/// <summary>How a fuzz case ended.</summary>
/// <param name="Code">The code of the first problem; null for output.</param>
internal sealed record FuzzOutcome(string? Code)
{
    /// <summary>Bytes allocated.</summary>
    public long Allocated { get; init; }
}
