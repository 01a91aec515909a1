using Microsoft.Data.Sqlite;
using Renderer.Archive.Catalogue;
using Renderer.Contracts;
using Renderer.Worker.Tests.Running;

namespace Renderer.Worker.Tests.Consuming;

/// <summary>A catalogue that does not answer, not even to record the failure.</summary>
public sealed class CatalogueOutageTests
{
    [Fact]
    public async Task Catalogue_UnusableAndThenBack_FinishesWhatWasAccepted()
    {
        await using var service = await RunningService.StartAsync();
        Run(service, "ALTER TABLE renditions RENAME TO hidden");
        using var accepted = await service.Http.PostAsync(new Uri("/api/reports", UriKind.Relative), HttpBodies.Of(Messages.Note()));
        var failed = await service.HearAsync<ReportFailed>();
        Run(service, "ALTER TABLE hidden RENAME TO renditions");
        var rendered = await service.HearUntilAsync<ReportRendered>();

        failed.Code.ShouldBe("catalogue-unavailable");
        failed.LastError.ShouldContain("catalogue.db");
        rendered.ReportId.ShouldBe("n-1");
        (await service.Archive.FindStatusAsync("n-1", default)).ShouldNotBeNull().State.ShouldBe(RequestState.Rendered);
    }

    private static void Run(RunningService service, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(service.Folder, "catalogue.db")}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
