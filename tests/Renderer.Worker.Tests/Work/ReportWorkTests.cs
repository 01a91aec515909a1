using System.Security.Cryptography;
using System.Text.Json;
using Renderer.Archive.Catalogue;
using Renderer.Archive.Objects;
using Renderer.Contracts;
using Renderer.Pdf;
using Renderer.Reports;
using Renderer.Worker.Tests.Running;

namespace Renderer.Worker.Tests.Work;

/// <summary>Messages through the bus, the work and the archive to the events.</summary>
public sealed class ReportWorkTests
{
    [Fact]
    public async Task Message_GoodData_IsRenderedStoredAndAnnounced()
    {
        await using var service = await RunningService.StartAsync();
        await service.PublishAsync(Messages.Note());
        var rendered = await service.HearAsync<ReportRendered>();

        rendered.ReportId.ShouldBe("n-1");
        rendered.Template.ShouldBe("note");
        rendered.TemplateVersion.ShouldBe("1.2.0");
        rendered.Reused.ShouldBeFalse();
        rendered.Superseded.ShouldBeFalse();
        rendered.Warnings.ShouldBeEmpty();
        rendered.Tags["站"].ShouldBe("甲");
        rendered.DurationsMilliseconds.Keys.ShouldBe(["check", "compare", "complete", "find", "layout", "pdf", "read", "render", "store", "template", "verify"], ignoreOrder: true);
        rendered.Artifacts.Select(a => a.Format).ShouldBe(["html", "pdf"]);
        foreach (var artifact in rendered.Artifacts)
        {
            var stored = await File.ReadAllBytesAsync(new Uri(artifact.Address).LocalPath);
            stored.Length.ShouldBe((int)artifact.Bytes);
            Convert.ToHexStringLower(SHA256.HashData(stored)).ShouldBe(artifact.Sha256);
        }

        (await File.ReadAllTextAsync(Path.Combine(service.Storage, "reports/n-1/current.json"))).ShouldContain(rendered.RenditionId);
        File.Exists(Path.Combine(service.Storage, $"data/{rendered.DataDigest}.json")).ShouldBeTrue();
    }

    [Fact]
    public async Task Message_WhosePdfFailsVerification_IsRejectedAndNothingIsStored()
    {
        await using var service = await RunningService.StartAsync(CutShort);
        await service.PublishAsync(Messages.Note());
        var rejected = await service.HearAsync<ReportRejected>();

        var problem = rejected.Problems.ShouldHaveSingleItem();
        problem.Code.ShouldBe(ProblemCodes.PdfInvalid);
        problem.Message.ShouldContain("cut off");
        problem.Hint.ShouldContain("the program's own fault");
        Directory.Exists(Path.Combine(service.Storage, "renditions")).ShouldBeFalse();
        Directory.Exists(Path.Combine(service.Storage, "reports")).ShouldBeFalse();
    }

    [Fact]
    public async Task Message_DeliveredTwice_RepeatsTheSameEventAndRendersNothing()
    {
        await using var service = await RunningService.StartAsync();
        await service.PublishAsync(Messages.Note());
        var first = await service.HearAsync();
        await service.PublishAsync(Messages.Note());
        var second = await service.HearAsync();

        second.MessageId.ShouldBe(first.MessageId);
        var reused = second.Message.ShouldBeOfType<ReportRendered>();
        reused.Reused.ShouldBeTrue();
        reused.DurationsMilliseconds.Keys.ShouldNotContain("render");
        reused.RenditionId.ShouldBe(first.Message.ShouldBeOfType<ReportRendered>().RenditionId);
        JsonSerializer.Serialize(reused.Artifacts).ShouldBe(JsonSerializer.Serialize(((ReportRendered)first.Message).Artifacts));
    }

    [Fact]
    public async Task Message_OlderRevision_IsStoredAndAnnouncedAsSuperseded()
    {
        await using var service = await RunningService.StartAsync();
        await service.PublishAsync(Messages.Note("新", revision: 2));
        var newer = await service.HearAsync<ReportRendered>();
        await service.PublishAsync(Messages.Note("旧", revision: 1));
        var older = await service.HearAsync<ReportRendered>();

        older.Superseded.ShouldBeTrue();
        older.RenditionId.ShouldNotBe(newer.RenditionId);
        (await service.Archive.FindStatusAsync("n-1", default)).ShouldNotBeNull().Published.ShouldNotBeNull().Rendition.Id.ShouldBe(newer.RenditionId);
    }

    [Fact]
    public async Task Message_BrokenSum_IsRenderedWithItsWarningAndKeepsItWhenReused()
    {
        await using var service = await RunningService.StartAsync();
        foreach (var isReused in (bool[])[false, true])
        {
            await service.PublishAsync(Messages.Note(sum: 4));
            var rendered = await service.HearAsync<ReportRendered>();

            rendered.Reused.ShouldBe(isReused);
            rendered.Warnings.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
                w => w.Code.ShouldBe("rule-broken"), w => w.Place.ShouldBe("/sum"), w => w.Message.ShouldContain("1 + 2 ≠ 4"), w => w.Severity.ShouldBe("warning"));
        }
    }

    [Fact]
    public async Task Message_HtmlOnly_AnnouncesHtmlOnly()
    {
        await using var service = await RunningService.StartAsync();
        await service.PublishAsync(Messages.Note() with { Formats = ["html"] });

        (await service.HearAsync<ReportRendered>()).Artifacts.ShouldHaveSingleItem().Format.ShouldBe("html");
    }

    [Fact]
    public async Task Message_UnknownTemplate_IsRejectedNamingTheKnownOnes()
    {
        await using var service = await RunningService.StartAsync();
        await service.PublishAsync(Messages.Note() with { Template = "nonsense" });
        var problem = (await service.HearAsync<ReportRejected>()).Problems.ShouldHaveSingleItem();

        problem.Code.ShouldBe("template-unknown");
        problem.Hint.ShouldContain("note");
        (await service.Archive.FindStatusAsync("n-1", default)).ShouldNotBeNull().State.ShouldBe(RequestState.Rejected);
    }

    [Fact]
    public async Task Message_DataAgainstTheSchema_IsRejectedWithEveryProblem()
    {
        await using var service = await RunningService.StartAsync();
        await service.PublishAsync(Messages.Note() with { Data = JsonElement.Parse("""{"template":"note","text":1,"sum":"x","colour":1}""") });
        var rejected = await service.HearAsync<ReportRejected>();

        rejected.Problems.Select(p => p.Place).ShouldBe(["/text", "/sum", "/colour"], ignoreOrder: true);
        rejected.Problems.ShouldAllBe(p => p.Code == "data-schema" && p.Hint.Length > 0);
        Directory.Exists(Path.Combine(service.Storage, "renditions")).ShouldBeFalse();
    }

    [Fact]
    public async Task Message_PastDeadline_IsRejected()
    {
        await using var service = await RunningService.StartAsync();
        await service.PublishAsync(Messages.Note() with { Deadline = DateTimeOffset.UnixEpoch });

        (await service.HearAsync<ReportRejected>()).Problems.ShouldHaveSingleItem().Code.ShouldBe("deadline-passed");
    }

    [Fact]
    public async Task Message_WithoutSense_IsRejectedAndNotRecorded()
    {
        await using var service = await RunningService.StartAsync();
        await service.PublishAsync(Messages.Note() with { ReportId = "../../etc", Revision = 0, Data = null });
        var rejected = await service.HearAsync<ReportRejected>();

        rejected.Problems.Select(p => p.Place).ShouldBe(["reportId", "revision", "data"]);
        rejected.Problems.ShouldAllBe(p => p.Code == "message-invalid");
    }

    [Fact]
    public async Task Message_TooMuchInlineData_IsRejectedWithTheRemedy()
    {
        await using var service = await RunningService.StartAsync();
        await service.PublishAsync(Messages.Note(new string('长', 90_000)));

        (await service.HearAsync<ReportRejected>()).Problems.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            p => p.Code.ShouldBe("data-too-large"), p => p.Hint.ShouldContain("dataRef"));
    }

    [Fact]
    public async Task Message_DataInTheStore_IsRenderedAsIfInline()
    {
        await using var service = await RunningService.StartAsync();
        await service.PublishAsync(Messages.Note());
        var inline = await service.HearAsync<ReportRendered>();
        var bytes = JsonSerializer.SerializeToUtf8Bytes(NotePackage.Data("你好"));
        var sha256 = await service.Archive.StoreDataAsync(bytes, default);
        await service.PublishAsync(Messages.Note() with { Data = null, DataRef = new DataReference($"data/{sha256}.json", sha256, bytes.Length) });

        (await service.HearAsync<ReportRendered>()).ShouldSatisfyAllConditions(r => r.Reused.ShouldBeTrue(), r => r.RenditionId.ShouldBe(inline.RenditionId));
    }

    [Theory]
    [InlineData("data/none.json", 2, "dataRef.key")]
    [InlineData("data/there.json", 3, "dataRef.sha256")]
    [InlineData("data/there.json", 2, "dataRef.sha256")]
    public async Task Message_DataInTheStoreMissingOrChanged_IsRejected(string key, long bytes, string place)
    {
        await using var service = await RunningService.StartAsync();
        await service.Archive.Objects.PutIfAbsentAsync(ObjectKey.Create("data/there.json"), "{}"u8.ToArray(), default);
        await service.PublishAsync(Messages.Note() with { Data = null, DataRef = new DataReference(key, new string('0', 64), bytes) });

        (await service.HearAsync<ReportRejected>()).Problems.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            p => p.Code.ShouldBe("data-reference"), p => p.Place.ShouldBe(place));
    }

    private static ReportRenderer CutShort(ReportRenderer renderer)
    {
        var writer = new PdfWriter(new PdfOptions());
        return renderer.WithWriter((document, identity, features, token) => writer.Write(document, identity, features, token)[..^7]);
    }
}
