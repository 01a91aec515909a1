using Microsoft.EntityFrameworkCore;
using Renderer.Archive.Catalogue;

namespace Renderer.Archive.Templates;

/// <summary>Changes which version of a name is active, one change of a name at a time, and keeps the history of it.</summary>
/// <remarks>
/// Every change first writes the name's row and so holds it until its end: what is read after that stands still, on both databases and
/// under READ COMMITTED. So a version cannot be withdrawn while it is being activated.
/// </remarks>
internal sealed class ActivationLedger(CatalogueDatabase database, TimeProvider time)
{
    /// <summary>Makes a change that <paramref name="plan"/> derives from how the name stands.</summary>
    public async Task<ActivationOutcome> ChangeAsync(string name, string by, Func<TemplateName, ActivationPlan> plan, CancellationToken cancellationToken)
    {
        var seen = await database.RunAsync((catalogue, attempt) => catalogue.ActiveTemplates.Where(a => a.Name == name).SumAsync(a => a.Serial, attempt), cancellationToken);
        // Two who ask the same at the same moment from the same state ask for one change.
        var id = $"{seen}/{time.GetUtcNow().UtcTicks}/{by}";
        return await HoldAsync(name, (catalogue, held, attempt) => ChangeAsync(catalogue, held, new(id, by, plan(held with { Seen = seen })), attempt), cancellationToken);
    }

    /// <summary>Withdraws a version that is not active; doing it again changes nothing.</summary>
    public Task<ActivationOutcome> WithdrawAsync(string name, string version, string by, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return HoldAsync(
            name,
            async (catalogue, held, attempt) =>
            {
                if (held.Find(version) is not { } row) return Refused(TemplateName.NotPublished(name, version));
                if (row.WithdrawnAt is not null) return new ActivationOutcome(ActivationState.AlreadySo, TemplateCatalogue.Of(row, isActive: false), null);
                if (held.Active == version) return Refused($"{name}@{version} is active. Activate another version first, or roll back.");
                await catalogue.Database.ExecuteSqlAsync(
                    $"UPDATE template_versions SET withdrawn_at = {now.UtcDateTime}, withdrawn_by = {by} WHERE name = {name} AND version = {version} AND withdrawn_at IS NULL", attempt);
                return new ActivationOutcome(ActivationState.Done, TemplateCatalogue.Of(row with { WithdrawnAt = now }, isActive: false), null);
            },
            cancellationToken);
    }

    private async Task<ActivationOutcome> ChangeAsync(CatalogueContext catalogue, TemplateName held, Change change, CancellationToken cancellationToken)
    {
        var plan = change.Plan;
        // The commit came through after all, and only its answer was lost.
        if (held.Latest?.Id == change.Id) return OutcomeOf(ActivationState.Done, held, held.Latest.Version);
        if (plan.Reason is { } reason) return Refused(reason);
        if (plan.Version == held.Active) return OutcomeOf(ActivationState.AlreadySo, held, plan.Version);
        var (serial, rollback, now) = ((held.Latest?.Serial ?? 0) + 1, plan.IsRollback ? 1 : 0, time.GetUtcNow().UtcDateTime);
        await catalogue.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO template_activations (name, serial, id, version, "before", is_rollback, activated_at, activated_by)
            VALUES ({held.Name}, {serial}, {change.Id}, {plan.Version}, {plan.Before}, {rollback}, {now}, {change.By})
            """,
            cancellationToken);
        await catalogue.Database.ExecuteSqlAsync($"UPDATE active_templates SET version = {plan.Version}, serial = {serial} WHERE name = {held.Name}", cancellationToken);
        return OutcomeOf(ActivationState.Done, held, plan.Version);
    }

    private Task<ActivationOutcome> HoldAsync(
        string name, Func<CatalogueContext, TemplateName, CancellationToken, Task<ActivationOutcome>> work, CancellationToken cancellationToken) => database.RunAsync(
        async (catalogue, attempt) =>
        {
            await using var transaction = await catalogue.Database.BeginTransactionAsync(attempt);
            await catalogue.Database.ExecuteSqlAsync(
                $"INSERT INTO active_templates (name, serial) VALUES ({name}, 0) ON CONFLICT (name) DO UPDATE SET serial = active_templates.serial", attempt);
            var versions = await catalogue.TemplateVersions.Where(v => v.Name == name).ToListAsync(attempt);
            var history = await catalogue.TemplateActivations.Where(a => a.Name == name).OrderBy(a => a.Serial).ToListAsync(attempt);
            var outcome = await work(catalogue, new TemplateName(name, versions, history), attempt);
            // A refusal leaves no trace, not even the row of a name that nobody ever published.
            if (outcome.State == ActivationState.Done) await transaction.CommitAsync(attempt);
            return outcome;
        },
        cancellationToken);

    private static ActivationOutcome OutcomeOf(ActivationState state, TemplateName name, string? version) =>
        new(state, version is not null && name.Find(version) is { } row ? TemplateCatalogue.Of(row, isActive: true) : null, null);

    private static ActivationOutcome Refused(string reason) => new(ActivationState.Refused, null, reason);

    private sealed record Change(string Id, string By, ActivationPlan Plan);
}
