using System.Net;
using System.Text.Json;
using Renderer.Contracts;
using Renderer.Reports;
using Renderer.Worker.Tests.Running;

namespace Renderer.Worker.Tests.Http.Templates;

public sealed class TemplateEndpointsTests
{
    [Fact]
    public async Task Get_NothingPublished_ShowsTheTemplatesFolder()
    {
        await using var service = await RunningService.StartAsync();
        var list = (await service.GetJsonAsync("/api/templates")).GetProperty("templates");
        var note = await service.GetJsonAsync("/api/templates/note");

        list.EnumerateArray().ShouldHaveSingleItem().GetProperty("name").GetString().ShouldBe("note");
        note.GetProperty("servedFrom").GetString().ShouldBe("folder");
        note.GetProperty("activeVersion").GetString().ShouldBe("1.2.0");
        note.GetProperty("title").GetString().ShouldBe("便条");
        note.GetProperty("versions").GetArrayLength().ShouldBe(0);
        note.GetProperty("history").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Activate_PublishedVersion_ServesItFromThenOn()
    {
        await using var service = await StartAsync();
        var before = await service.GetJsonAsync("/api/templates/note");
        using var activated = await PostAsync(service, "activate", """{"version":"1.3.0"}""");
        using var again = await PostAsync(service, "activate", """{"version":"1.3.0"}""");
        await service.PublishAsync(Messages.Note());
        var rendered = await service.HearUntilAsync<ReportRendered>();
        var note = JsonElement.Parse(await activated.Content.ReadAsStringAsync());

        before.GetProperty("servedFrom").GetString().ShouldBe("folder");
        activated.StatusCode.ShouldBe(HttpStatusCode.OK, $"{note}");
        again.StatusCode.ShouldBe(HttpStatusCode.OK);
        note.GetProperty("servedFrom").GetString().ShouldBe("published");
        note.GetProperty("activeVersion").GetString().ShouldBe("1.3.0");
        note.GetProperty("versions")[0].GetProperty("isActive").GetBoolean().ShouldBeTrue();
        note.GetProperty("history").EnumerateArray().ShouldHaveSingleItem().GetProperty("version").GetString().ShouldBe("1.3.0");
        rendered.TemplateVersion.ShouldBe("1.3.0");
    }

    [Fact]
    public async Task Rollback_AfterTwoActivations_GoesBackToTheFirst()
    {
        await using var service = await StartAsync();
        await PublishVersionAsync(service, "1.4.0");
        using var first = await PostAsync(service, "activate", """{"version":"1.3.0"}""");
        using var second = await PostAsync(service, "activate", """{"version":"1.4.0"}""");
        using var back = await PostAsync(service, "rollback", "");
        var note = JsonElement.Parse(await back.Content.ReadAsStringAsync());

        back.StatusCode.ShouldBe(HttpStatusCode.OK, $"{note}");
        note.GetProperty("activeVersion").GetString().ShouldBe("1.3.0");
        note.GetProperty("history")[0].GetProperty("isRollback").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task Rollback_NothingBefore_IsAConflict()
    {
        await using var service = await StartAsync();
        using var refused = await PostAsync(service, "rollback", "");

        await ProblemAsync(refused, HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Withdraw_NotTheActiveOne_RejectsWhoeverPinsIt()
    {
        await using var service = await StartAsync();
        using var withdrawn = await PostAsync(service, "withdraw", """{"version":"1.3.0"}""");
        await service.PublishAsync(Messages.Note() with { TemplateVersion = "1.3.0" });

        withdrawn.StatusCode.ShouldBe(HttpStatusCode.OK, await withdrawn.Content.ReadAsStringAsync());
        (await service.HearUntilAsync<ReportRejected>()).Problems.ShouldHaveSingleItem().Code.ShouldBe(ProblemCodes.TemplateWithdrawn);
    }

    [Fact]
    public async Task Withdraw_TheActiveOne_IsAConflict()
    {
        await using var service = await StartAsync();
        using var activated = await PostAsync(service, "activate", """{"version":"1.3.0"}""");
        using var refused = await PostAsync(service, "withdraw", """{"version":"1.3.0"}""");

        (await ProblemAsync(refused, HttpStatusCode.Conflict)).GetProperty("detail").GetString().ShouldNotBeNullOrEmpty();
    }

    [Theory]
    [InlineData("note", "activate", """{"version":"9.9.9"}""", HttpStatusCode.NotFound)]
    [InlineData("nobody", "rollback", "", HttpStatusCode.NotFound)]
    [InlineData("nobody", "activate", """{"version":"1.3.0"}""", HttpStatusCode.NotFound)]
    [InlineData("no%20name", "rollback", "", HttpStatusCode.NotFound)]
    [InlineData("note", "activate", "{}", HttpStatusCode.BadRequest)]
    [InlineData("note", "activate", "[1]", HttpStatusCode.BadRequest)]
    [InlineData("note", "activate", """{"version":1}""", HttpStatusCode.BadRequest)]
    [InlineData("note", "activate", """{"version":"\ud800"}""", HttpStatusCode.BadRequest)]
    [InlineData("note", "withdraw", "version", HttpStatusCode.BadRequest)]
    public async Task Change_Wrong_SaysWhat(string name, string change, string body, HttpStatusCode status)
    {
        await using var service = await StartAsync();
        using var content = HttpBodies.Of(body);
        using var answer = await service.Http.PostAsync(new Uri($"/api/templates/{name}/{change}", UriKind.Relative), content);

        await ProblemAsync(answer, status);
    }

    [Theory]
    [InlineData("/api/templates/nobody")]
    [InlineData("/api/templates/.note")]
    public async Task Get_Unknown_Is404(string path)
    {
        await using var service = await RunningService.StartAsync();
        using var answer = await service.Http.GetAsync(new Uri(path, UriKind.Relative));

        (await ProblemAsync(answer, HttpStatusCode.NotFound)).GetProperty("type").GetString().ShouldBe("urn:renderer:problem:template-unknown");
    }

    private static async Task<RunningService> StartAsync()
    {
        var service = await RunningService.StartAsync();
        await PublishVersionAsync(service, "1.3.0");
        return service;
    }

    // The folder's package under another version; the folder goes back to its own.
    private static async Task PublishVersionAsync(RunningService service, string version)
    {
        var templates = Path.Combine(service.Folder, "templates");
        var manifest = Path.Combine(templates, "note", "template.json");
        var own = await File.ReadAllTextAsync(manifest);
        await File.WriteAllTextAsync(manifest, own.Replace("1.2.0", version, StringComparison.Ordinal));
        var packed = PackageBundle.Pack(templates, "note");
        await File.WriteAllTextAsync(manifest, own);
        await service.Archive.Templates.PublishAsync(packed.Bundle.ShouldNotBeNull(), "li", default);
    }

    private static async Task<HttpResponseMessage> PostAsync(RunningService service, string change, string body)
    {
        using var content = HttpBodies.Of(body);
        return await service.Http.PostAsync(new Uri($"/api/templates/note/{change}", UriKind.Relative), content);
    }

    private static async Task<JsonElement> ProblemAsync(HttpResponseMessage answer, HttpStatusCode expected)
    {
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(expected, text);
        return JsonElement.Parse(text);
    }
}
