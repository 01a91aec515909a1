using System.Text;
using Microsoft.Extensions.Configuration;
using Renderer.Archive;
using Renderer.Archive.Batches;
using Renderer.Worker.Hosting;

namespace Renderer.Cli.Tests.Regeneration;

/// <summary>Three rendered notes in an archive, made by the service itself, and the steps of planner and workers for batches of them.</summary>
public sealed class ArchivedNotes : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public string Folder => _folder.File("archive");

    public string TemplatesFolder => _folder.File("templates");

    public async Task InitializeAsync()
    {
        WritePackage("1.0.0", required: "");
        foreach (var name in (string[])["a", "b", "c"]) Write($"samples/{name}.json", $$"""{"template":"note","text":"{{name}}"}""");
        Directory.CreateSymbolicLink(_folder.File("templates/fonts"), Path.Combine(Repository.Templates, "fonts"));
        var demo = await CommandRun.RunAsync("demo", "--folder", Folder, "--templates", TemplatesFolder);
        demo.ExitCode.ShouldBe(ExitCode.Done, demo.Out + demo.Error);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    internal Task<CommandRun> RunAsync(params string[] arguments) => CommandRun.RunAsync([.. arguments, "--folder", Folder, "--templates", TemplatesFolder]);

    internal string[] Arguments(params string[] arguments) => [.. arguments, "--folder", Folder, "--templates", TemplatesFolder];

    public string Write(string name, string content) => _folder.Write($"templates/note/{name}", Encoding.UTF8.GetBytes(content));

    /// <summary>Writes the package anew, as its author would.</summary>
    public void WritePackage(string version, string required)
    {
        Write("template.json", $$"""{"name":"note","version":"{{version}}","title":"n","entry":"page.sbn-html","schema":"schema.json","samples":["samples/a.json","samples/b.json","samples/c.json"]}""");
        Write("page.sbn-html", "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<title>t</title>\n<style>body { font-family: 'Noto Sans SC' }</style>\n<main>\n<h1>t</h1>\n<p>{{ text }}</p>\n</main>\n");
        Write("schema.json", $$$"""{"type":"object","properties":{"template":{},"text":{"type":"string"},"year":{"type":"integer"}},"required":["template","text"{{{required}}}]}""");
    }

    public Task<RenditionArchive> OpenAsync() => ArchiveAccess.OpenAsync(
        WorkerSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(
        [
            new("Templates:Folder", TemplatesFolder),
            new("Storage:Folder", Path.Combine(Folder, "objects")),
            new("Catalogue:ConnectionString", $"Data Source={Path.Combine(Folder, "catalogue.db")}"),
        ]).Build()),
        TimeProvider.System,
        default);

    /// <summary>Plans a whole batch, every report in this state, and sends what is to be sent.</summary>
    public static async Task PlanAsync(RenditionArchive archive, string batchId, BatchItemState state)
    {
        while (await archive.Batches.FindAsync(batchId, default) is { IsSelectionComplete: false } batch)
        {
            var page = await archive.Batches.PlanAsync(batch, 100, _ => state, default);
            await archive.Batches.MarkSentAsync(batchId, [.. page.ToSend.Select(r => r.ReportId)], default);
        }

        await archive.Batches.FoldAsync(batchId, default);
    }
}
