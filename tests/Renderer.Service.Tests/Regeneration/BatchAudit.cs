using System.Globalization;
using Renderer.Service.Tests.Running;

namespace Renderer.Service.Tests.Regeneration;

/// <summary>What the catalogue says of a batch, read past the service.</summary>
internal sealed record BatchAudit(string State, long Planned, IReadOnlyDictionary<string, long> Counts, IReadOnlyDictionary<string, long> Items)
{
    // A batch under faults takes what its waiting queues take; nothing here waits longer for news.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    public static async Task<BatchAudit> ReadAsync(Deployment deployment, string batchId)
    {
        await using var batch = deployment.Database.CreateCommand(
            $"SELECT state, planned, rendered, unchanged, rejected, failed, cancelled FROM batches WHERE id = '{batchId}'");
        await using var row = await batch.ExecuteReaderAsync();
        (await row.ReadAsync()).ShouldBeTrue($"There is no batch {batchId}.");
        string[] names = ["rendered", "unchanged", "rejected", "failed", "cancelled"];
        var counts = names.Select((name, i) => (name, count: row.GetInt64(i + 2))).Where(c => c.count > 0).ToDictionary(c => c.name, c => c.count, StringComparer.Ordinal);
        return new BatchAudit(row.GetString(0), row.GetInt64(1), counts, await ItemsAsync(deployment, batchId));
    }

    /// <summary>Waits until so many items are final, or all.</summary>
    public static async Task WaitForAsync(Deployment deployment, string batchId, long? final = null)
    {
        using var bound = new CancellationTokenSource(Patience);
        var sql = final is null
            ? $"SELECT CASE WHEN finished_at IS NULL THEN 0 ELSE 1 END FROM batches WHERE id = '{batchId}'"
            : $"SELECT CASE WHEN count(*) >= {final.Value.ToString(CultureInfo.InvariantCulture)} THEN 1 ELSE 0 END FROM batch_items WHERE batch_id = '{batchId}' AND state NOT IN ('planned', 'sent')";
        while (await ScalarAsync(deployment, sql) != 1) await Task.Delay(TimeSpan.FromMilliseconds(100), bound.Token);
    }

    public static async Task<long> ScalarAsync(Deployment deployment, string sql)
    {
        await using var command = deployment.Database.CreateCommand(sql);
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    /// <summary>Every selected report has one item with a final state, and the counts are those of the items.</summary>
    public void ShouldAddUp(long selected)
    {
        Planned.ShouldBe(selected);
        Items.Keys.ShouldBeSubsetOf(["rendered", "unchanged", "rejected", "failed", "cancelled"], "every item has a final state");
        Items.Values.Sum().ShouldBe(selected);
        Counts.OrderBy(c => c.Key, StringComparer.Ordinal).ShouldBe(Items.OrderBy(i => i.Key, StringComparer.Ordinal), "the counts are those of the items");
    }

    private static async Task<Dictionary<string, long>> ItemsAsync(Deployment deployment, string batchId)
    {
        var items = new Dictionary<string, long>(StringComparer.Ordinal);
        await using var command = deployment.Database.CreateCommand($"SELECT state, count(*) FROM batch_items WHERE batch_id = '{batchId}' GROUP BY state");
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync()) items[rows.GetString(0)] = rows.GetInt64(1);
        return items;
    }
}
