using Renderer.Benchmarks.Documents;
using Renderer.Benchmarks.Quick;
using Renderer.Benchmarks.Stages;

namespace Renderer.Benchmarks.Tests.Quick;

public sealed class QuickRunTests
{
    [Fact]
    public void Quick_StagesOfTheReport_AreAllMeasured()
    {
        var output = new StringWriter();

        QuickRun.Run(output, ["stages of report"], QuickPace.Tiny);

        foreach (var stage in new[] { "HTML to PDF", "parse", "cascade", "flow", "flow + paint", "layout", "subset", "deflate", "write", "verify" })
            output.ToString().ShouldContain($"report: {stage}");
    }

    [Fact]
    public void StageTable_OfTwoDocuments_HasAColumnEach()
    {
        var cases = StageCases.All().Where(item => item.IsCalled("report: parse") || item.IsCalled("charts: evaluate") || item.IsCalled("charts: parse")).ToArray();
        QuickRun.Measure(cases, QuickPace.Tiny);
        var output = new StringWriter();

        StageTable.Write(output, cases);

        var lines = output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        lines[0].ShouldBe("| ms of processor time, KiB allocated | report | charts |");
        lines.Skip(2).Select(line => line.Split('|')[1].Trim()).ShouldBe(["evaluate", "parse"]);
        lines[2].Split('|')[2].Trim().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("disclosure-2021")]
    [InlineData("charts")]
    public void Stages_OfADocument_EachDoTheirWork(string name)
    {
        var staged = new StagedDocument(BenchmarkDocument.Of(name));

        staged.Evaluate!().ShouldStartWith("<!DOCTYPE html>");
        staged.FlowAndPaint().Pages.Length.ShouldBe(staged.Pages);
        staged.LayOut().Pages.Length.ShouldBe(staged.Pages);
        staged.Deflate().ShouldBeInRange(1000, staged.Bytes);
        staged.Subset().ShouldBeGreaterThan(5);
        staged.Verify().Faults.ShouldBeEmpty();
        staged.VerifyThoroughly().Faults.ShouldBeEmpty();
        staged.Print().Length.ShouldBe(staged.Bytes);
    }

    [Fact]
    public void Stages_OfTheStatutoryReport_WriteAConformingFile()
    {
        var staged = new StagedDocument(BenchmarkDocument.Of("disclosure-2021"));

        staged.WriteConforming().Length.ShouldBeGreaterThan(staged.Bytes);
    }
}
