using Renderer.Benchmarks.Documents;
using Renderer.Benchmarks.Quick;

namespace Renderer.Benchmarks.Stages;

/// <summary>The cases of every stage, compared with the whole way from HTML to PDF.</summary>
internal static class StageCases
{
    /// <summary>What the others are compared with.</summary>
    public const string Whole = "HTML to PDF";

    public static IEnumerable<QuickCase> All() => BenchmarkDocument.Names.SelectMany(Of);

    /// <summary>What the cases of a document are called together.</summary>
    public static string GroupOf(string document) => $"stages of {document}";

    private static IEnumerable<QuickCase> Of(string name)
    {
        // Made when first asked for: a run of some cases does not pay for the others.
        var staged = new Lazy<StagedDocument>(() => new(BenchmarkDocument.Of(name)));
        QuickCase Case(string stage, Action<StagedDocument> body) => new($"{name}: {stage}", GroupOf(name), () => body(staged.Value));
        yield return Case(Whole, document => document.Print());
        if (name != "report") yield return Case("evaluate", document => document.Evaluate!());
        yield return Case("parse", document => document.Parse());
        yield return Case("cascade", document => document.Cascade());
        yield return Case("flow", document => document.Flow());
        yield return Case("flow + paint", document => document.FlowAndPaint());
        yield return Case("layout (all of these)", document => document.LayOut());
        yield return Case("subset", document => document.Subset());
        yield return Case("deflate", document => document.Deflate());
        yield return Case("write (all of it)", document => document.Write());
        if (name == "disclosure-2021") yield return Case("write as PDF/UA-1, PDF/A-2a", document => document.WriteConforming());
        yield return Case("verify", document => document.Verify());
        yield return Case("verify every byte", document => document.VerifyThoroughly());
    }
}
