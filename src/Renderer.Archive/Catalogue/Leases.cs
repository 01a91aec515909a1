using Microsoft.EntityFrameworkCore;

namespace Renderer.Archive.Catalogue;

/// <summary>Work that one process does for all: whoever holds the lease does it, until the lease runs out.</summary>
/// <remarks>The moments are the holders' own clocks. With clocks that differ two may hold it for a while; what they do bears that.</remarks>
internal sealed class Leases(CatalogueDatabase database, TimeProvider time)
{
    public const string Planner = "planner";
    public const string Collector = "collector";

    /// <summary>Takes or prolongs a lease; false while another owner holds it.</summary>
    public async Task<bool> TryTakeAsync(string name, string owner, TimeSpan lease, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var until = now + lease;
        var rows = await database.RunAsync(
            (catalogue, attempt) => catalogue.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO leases (name, owner, expires_at) VALUES ({name}, {owner}, {until})
                ON CONFLICT (name) DO UPDATE SET owner = excluded.owner, expires_at = excluded.expires_at WHERE leases.owner = excluded.owner OR leases.expires_at <= {now}
                """,
                attempt),
            cancellationToken);
        return rows == 1;
    }

    /// <summary>Whether somebody holds a lease now.</summary>
    public async Task<bool> IsHeldAsync(string name, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var held = await database.RunAsync(
            (catalogue, attempt) => catalogue.Database.SqlQuery<long>($"SELECT COUNT(*) AS \"Value\" FROM leases WHERE name = {name} AND expires_at > {now}").ToListAsync(attempt), cancellationToken);
        return held[0] > 0;
    }

    /// <summary>Gives a lease back, if this owner holds it.</summary>
    public Task GiveBackAsync(string name, string owner, CancellationToken cancellationToken) => database.RunAsync(
        (catalogue, attempt) => catalogue.Database.ExecuteSqlAsync($"DELETE FROM leases WHERE name = {name} AND owner = {owner}", attempt), cancellationToken);
}
