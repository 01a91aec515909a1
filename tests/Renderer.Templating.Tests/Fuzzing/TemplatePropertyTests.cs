using System.Globalization;

namespace Renderer.Templating.Tests.Fuzzing;

/// <summary>What holds for every template: random ones stand for all.</summary>
public sealed class TemplatePropertyTests
{
    private const int Count = 1_000;

    private static readonly GeneratorOptions Known = new() { HasUnknowns = false };

    // Without spaces in its literals, so that every space of the code is between tokens.
    private static readonly GeneratorOptions Spaceless = new()
    {
        Texts = ["x", "\n", "a<b>\n", "花"],
        Strings = ["", "a", "a,b", "<i>&", "2024-05-06", "12", "花街"],
    };

    [Fact]
    public void Rendering_InParallel_EqualsRenderingInTurn()
    {
        for (var seed = 0; seed < Count; seed++)
        {
            if (Outcome(Text(seed, Known), Templates.Html, FuzzCase.Limits)[0] != '=')
            {
                continue;
            }

            var set = Parsed(Text(seed, Known), Templates.Html);
            var expected = Outcome(set, FuzzCase.Limits);
            var inParallel = new string[8];
            Parallel.For(0, inParallel.Length, new ParallelOptions { MaxDegreeOfParallelism = inParallel.Length }, i => inParallel[i] = Outcome(set, FuzzCase.Limits));
            inParallel.ShouldAllBe(outcome => outcome == expected, Text(seed, Known));
        }
    }

    [Fact]
    public void ParsingAgain_GivesTheSameOutputOrProblems()
    {
        for (var seed = 0; seed < Count; seed++)
        {
            var text = new FuzzCase(seed).Text;
            Outcome(text, Templates.PlainText, FuzzCase.Limits).ShouldBe(Outcome(text, Templates.PlainText, FuzzCase.Limits), text);
        }
    }

    [Fact]
    public void StrictOutput_IsThePlainOutput()
    {
        // What packages write as JSON and as dates differs on purpose.
        var options = Known with { Calls = static function => !function.Name.StartsWith("date.", StringComparison.Ordinal) && function.Name is not "object.to_json" };
        var rendered = 0;
        for (var seed = 0; seed < Count; seed++)
        {
            var text = Text(seed, options).Replace("object.to_json", "object.keys", StringComparison.Ordinal);
            if (Outcome(text, Templates.StrictText, FuzzCase.Limits) is ['=', ..] strict && !text.Contains("date", StringComparison.Ordinal))
            {
                Outcome(text, Templates.PlainText, FuzzCase.Limits).ShouldBe(strict, text);
                rendered++;
            }
        }

        rendered.ShouldBeGreaterThan(Count / 20);
    }

    [Fact]
    public void SpaceInsideCode_ChangesNothing()
    {
        var rendered = 0;
        for (var seed = 0; seed < Count; seed++)
        {
            var random = new Random(seed);
            var text = new TemplateGenerator(new Random(seed), Spaceless).Template();
            var spaced = string.Concat(text.Select(character => character == TemplateGenerator.Space ? new string(' ', random.Next(1, 4)) + (random.Next(5) == 0 ? "\t" : "") : character.ToString()));
            if (Outcome(text.Replace(TemplateGenerator.Space, ' '), Templates.PlainText, FuzzCase.Limits) is ['=', ..] output)
            {
                Outcome(spaced, Templates.PlainText, FuzzCase.Limits).ShouldBe(output, text);
                rendered++;
            }
        }

        rendered.ShouldBeGreaterThan(Count / 20);
    }

    [Fact]
    public void OutputWithinLimits_StaysTheSameWithinWiderOnes()
    {
        var wide = new TemplateLimits();
        for (var seed = 0; seed < Count; seed++)
        {
            var text = Text(seed, Known);
            if (Outcome(text, Templates.PlainText, FuzzCase.Limits) is ['=', ..] output)
            {
                Outcome(text, Templates.PlainText, wide).ShouldBe(output, text);
            }
        }
    }

    [Fact]
    public void Output_InAnotherCultureAndTimeZone_IsTheSame()
    {
        var expected = Enumerable.Range(0, Count).Select(seed => Outcome(Text(seed, Known), Templates.PlainText, FuzzCase.Limits)).ToArray();
        var (culture, zone) = (CultureInfo.CurrentCulture, Environment.GetEnvironmentVariable("TZ"));
        try
        {
            CultureInfo.CurrentCulture = Odd();
            Environment.SetEnvironmentVariable("TZ", "Asia/Kathmandu");
            TimeZoneInfo.ClearCachedData();
            Enumerable.Range(0, Count).Select(seed => Outcome(Text(seed, Known), Templates.PlainText, FuzzCase.Limits)).ShouldBe(expected);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
            Environment.SetEnvironmentVariable("TZ", zone);
            TimeZoneInfo.ClearCachedData();
        }
    }

    /// <summary>A culture that writes numbers, dates and lists as no other does.</summary>
    private static CultureInfo Odd()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (culture.NumberFormat.NumberDecimalSeparator, culture.NumberFormat.NegativeSign, culture.NumberFormat.NumberGroupSeparator) = ("^", "minus ", "_");
        (culture.NumberFormat.PositiveInfinitySymbol, culture.NumberFormat.NaNSymbol, culture.NumberFormat.PercentSymbol) = ("lots", "none", "pct");
        (culture.DateTimeFormat.DateSeparator, culture.DateTimeFormat.TimeSeparator, culture.DateTimeFormat.ShortDatePattern) = ("|", "~", "yy/d/M");
        return culture;
    }

    private static string Text(int seed, GeneratorOptions options) => new TemplateGenerator(new Random(seed), options).Template().Replace(TemplateGenerator.Space, ' ');

    private static TemplateSet Parsed(string text, TemplateOptions options) =>
        TemplateSet.Parse(new Dictionary<string, string>(TemplateGenerator.Parts) { ["text"] = text }, options);

    private static string Outcome(string text, TemplateOptions options, TemplateLimits limits)
    {
        try
        {
            return Outcome(Parsed(text, options), limits);
        }
        catch (TemplateException exception)
        {
            return Problems(exception);
        }
    }

    /// <summary>The output after an equals sign, or all problems.</summary>
    private static string Outcome(TemplateSet set, TemplateLimits limits)
    {
        try
        {
            return "=" + set.Render("text", FuzzCase.Scope with { Limits = limits });
        }
        catch (TemplateException exception)
        {
            return Problems(exception);
        }
    }

    private static string Problems(TemplateException exception) => string.Join('\n', exception.Problems.Select(problem => $"{problem} {problem.Code} {problem.Hint}"));
}
