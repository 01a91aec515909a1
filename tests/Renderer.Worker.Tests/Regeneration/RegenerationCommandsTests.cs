using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Renderer.Contracts;
using Renderer.Worker.Tests.Running;

namespace Renderer.Worker.Tests.Regeneration;

/// <summary>Commands, and what they come to.</summary>
public sealed class RegenerationCommandsTests
{
    private static readonly (string Name, string Value)[] NobodyPlans = [("Regeneration:Enabled", "false")];

    [Fact]
    public async Task Start_Again_IsTheSameBatch()
    {
        await using var run = await BatchRun.StartAsync(1, NobodyPlans);
        var first = await run.AskAsync();
        var second = await run.AskAsync();

        first.IsNew.ShouldBeTrue();
        second.ShouldSatisfyAllConditions(s => s.IsNew.ShouldBeFalse(), s => s.Batch.ShouldNotBeNull().Request.Id.ShouldBe(BatchRun.BatchId));
    }

    [Fact]
    public async Task Start_WithoutId_DerivesItFromContentAndTarget()
    {
        await using var run = await BatchRun.StartAsync(1, NobodyPlans);
        var first = await run.AskAsync(c => c with { BatchId = null, DryRun = true });
        var same = await run.AskAsync(c => c with { BatchId = null, DryRun = true });
        var other = await run.AskAsync(c => c with { BatchId = null, DryRun = true, TemplateVersion = "1.2.0" });

        same.BatchId.ShouldBe(first.BatchId);
        other.BatchId.ShouldNotBe(first.BatchId);
        first.Selected.ShouldBe(1);
        (await run.Ledger.ListAsync(10, default)).ShouldBeEmpty();
    }

    // A command without a version that comes twice, and between the two another version was activated.
    [Fact]
    public async Task Start_AgainAfterAnActivation_KeepsTheVersionOfTheBatch()
    {
        await using var run = await BatchRun.StartAsync(1, NobodyPlans);
        var first = await run.AskAsync(c => c with { TemplateVersion = null });
        await run.Service.Archive.Templates.ActivateAsync(NotePackage.Template, "1.3.0", "test", default);
        var second = await run.AskAsync(c => c with { TemplateVersion = null });

        first.TargetVersion.ShouldBe("1.2.0");
        second.ShouldSatisfyAllConditions(s => s.Problems.ShouldBeEmpty(), s => s.TargetVersion.ShouldBe("1.2.0"), s => s.IsNew.ShouldBeFalse());
    }

    [Fact]
    public async Task Start_OverlappingWithAnotherVersion_IsRefused()
    {
        await using var run = await BatchRun.StartAsync(1, NobodyPlans);
        await run.StartBatchAsync();
        var overlapping = await run.AskAsync(c => c with { BatchId = "other", TemplateVersion = "1.2.0" });
        var sameTarget = await run.AskAsync(c => c with { BatchId = "third" });
        var otherContent = await run.AskAsync(c => c with { Hold = true });

        overlapping.Problems.ShouldHaveSingleItem().Code.ShouldBe("batch-overlap");
        sameTarget.Problems.ShouldBeEmpty();
        otherContent.Problems.ShouldHaveSingleItem().Code.ShouldBe("batch-invalid");
    }

    [Fact]
    public async Task Start_WithAWithdrawnVersion_IsRefused()
    {
        await using var run = await BatchRun.StartAsync(1, NobodyPlans);
        await run.Service.Archive.Templates.WithdrawAsync(NotePackage.Template, "1.3.0", "test", default);

        (await run.AskAsync()).Problems.ShouldHaveSingleItem().Code.ShouldBe("template-withdrawn");
    }

    [Fact]
    public async Task Cancel_AfterTheEnd_IsRefusedWithTheState()
    {
        await using var run = await BatchRun.StartAsync(1);
        await run.StartBatchAsync();
        await run.HearAllAsync();
        await run.Service.Parts.GetRequiredService<IBus>().Publish(new CancelRegeneration { BatchId = BatchRun.BatchId, RequestedBy = "test" });
        var refused = await run.Service.HearAsync<RegenerationCompleted>();

        refused.ShouldSatisfyAllConditions(r => r.State.ShouldBe("refused"), r => r.Template.ShouldBe("note"), r => r.Problems[0].Code.ShouldBe("batch-state"));
    }

    [Fact]
    public async Task Command_OnTheBus_IsCarriedOut()
    {
        await using var run = await BatchRun.StartAsync(2);
        await run.Service.Parts.GetRequiredService<IBus>().Publish(new RegenerateReports
        {
            BatchId = BatchRun.BatchId,
            Template = NotePackage.Template,
            TemplateVersion = "1.3.0",
            Selection = new RegenerationSelection { ReportIds = [BatchRun.IdOf(2)] },
            RequestedBy = "test",
        });

        ((RegenerationCompleted)(await run.HearAllAsync())[^1].Message).Rendered.ShouldBe(1);
    }
}
