using System.Reflection;
using Renderer.Pdf.Conformance;
using Renderer.Pdf.Tests.Fixtures;

namespace Renderer.Pdf.Tests.Conformance;

/// <summary>The ledgers beside the code say what the code does.</summary>
public class LedgerTests
{
    private static readonly string[] States = ["refused", "written", "not applicable", "not enforced"];

    [Theory]
    [InlineData("PDF_UA-1.md")]
    [InlineData("PDF_A.md")]
    public void Rows_Have_AKnownState_AndAReason(string file)
    {
        foreach (var row in Rows(file))
        {
            States.ShouldContain(row.State, row.Clause);
            if (row.State != "not applicable")
                row.How.ShouldNotBeEmpty(row.Clause);
        }
    }

    [Theory]
    [InlineData("PDF_UA-1.md", true)]
    [InlineData("PDF_A.md", false)]
    public void RefusedClauses_AreThoseTheCodeNames(string file, bool isUa)
    {
        var named = typeof(Clause).GetFields(BindingFlags.Static | BindingFlags.Public).Select(f => (Clause)f.GetValue(null)!).Select(c => isUa ? c.Ua : c.Archive).OfType<string>();
        Rows(file).Where(r => r.State == "refused").Select(r => r.Clause).Distinct().Order(StringComparer.Ordinal).ShouldBe(named.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Demands_EachHave_ADocumentThatFailsThem()
    {
        var failed = BrokenDocuments.All.Values.Select(b => b.Clause).ToHashSet(ReferenceEqualityComparer.Instance);
        foreach (var field in typeof(Clause).GetFields(BindingFlags.Static | BindingFlags.Public))
            failed.ShouldContain(field.GetValue(null)!, field.Name);
    }

    [Theory]
    [InlineData("PDF_UA-1.md")]
    [InlineData("PDF_A.md")]
    public void NamesOfTypes_AreThoseOfTheCode(string file)
    {
        var types = typeof(PdfWriter).Assembly.GetTypes().Select(t => t.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var row in Rows(file).Where(r => r.State is "refused" or "written"))
        {
            foreach (var name in row.How.Split('`').Where((_, i) => i % 2 == 1).Select(n => n.Split('.')[0]).Where(n => n.Length > 9 && char.IsUpper(n[0]) && !n.Contains(' ') && !n.Contains('/')))
            {
                if (name is not ("DisplayDocTitle" or "ListNumbering"))
                    types.ShouldContain(name, row.Clause);
            }
        }
    }

    private static IEnumerable<LedgerRow> Rows(string file)
    {
        var lines = File.ReadAllLines(Path.Combine(ShippedFonts.RepositoryRoot(), "src", "Renderer.Pdf", "Conformance", file));
        var rows = lines.Where(l => l.StartsWith("| ", StringComparison.Ordinal)).Skip(1).Select(l => l.Trim('|').Split('|').Select(c => c.Trim()).ToArray()).ToArray();
        rows.Length.ShouldBeGreaterThan(30);
        return rows.Select(cells => new LedgerRow(cells[0], cells[^2], cells[^1]));
    }

    private sealed record LedgerRow(string Clause, string State, string How);
}
