using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Renderer.Archive.Resilience;

namespace Renderer.Archive.Catalogue;

/// <summary>Runs work on the catalogue's database with one kind of failure.</summary>
/// <remarks>
/// Work may run more than once: when the connection breaks at the commit, nobody knows whether it was done. So each statement says
/// what shall be, with values that were fixed before, and doing it again changes nothing. Where that is not so, the statement says why
/// it does no harm.
/// </remarks>
internal sealed class CatalogueDatabase : IAsyncDisposable
{
    private readonly CatalogueOptions _options;
    private readonly CatalogueConnection _connection;
    private readonly PooledDbContextFactory<CatalogueContext> _contexts;
    private readonly TimeProvider _time;
    private volatile bool _isReady;

    public CatalogueDatabase(CatalogueOptions options, DependencyOptions resilience, TimeProvider time)
    {
        _options = options;
        _time = time;
        _connection = new CatalogueConnection(options);
        _contexts = new PooledDbContextFactory<CatalogueContext>(_connection.Contexts);
        Dependency = new Dependency(resilience, new DependencyTraits("catalogue", KindOf, Outage, ProbeAsync), time);
    }

    /// <summary>Whether the database works.</summary>
    public Dependency Dependency { get; }

    public CatalogueDialect Dialect => _connection.Dialect;

    /// <summary>The file, or the server and the database.</summary>
    public string Place => _connection.Place;

    /// <summary>Brings the schema up to date or checks it. A server that cannot be reached just now leaves the catalogue unavailable until it can.</summary>
    /// <exception cref="CatalogueException">The database cannot be used before somebody acts, or its schema is not this program's.</exception>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            await PrepareAsync(cancellationToken);
        }
        catch (CatalogueException e) when (e.Kind == OutageKind.Passing)
        {
            // No call passes before a probe has succeeded, and the probe prepares the schema first.
            await Dependency.BreakAsync(e.Message);
        }
    }

    /// <summary>Runs work on the database; passing outages are tried again.</summary>
    /// <exception cref="CatalogueException">The database cannot do it now; what else is thrown is a defect.</exception>
    public Task<T> RunAsync<T>(Func<CatalogueContext, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        Dependency.RunAsync(attempt => AttemptAsync(work, attempt), cancellationToken);

    /// <summary>Runs work that sends all its statements at once; they take effect together or not at all.</summary>
    /// <exception cref="CatalogueException">The database cannot do it now; what else is thrown is a defect.</exception>
    public Task<T> RunBatchAsync<T>(Func<CatalogueContext, CancellationToken, Task<T>> work, CancellationToken cancellationToken) => RunAsync(
        async (catalogue, attempt) =>
        {
            if (Dialect.IsBatchAtomic) return await work(catalogue, attempt);
            await using var transaction = await catalogue.Database.BeginTransactionAsync(attempt);
            var result = await work(catalogue, attempt);
            await transaction.CommitAsync(attempt);
            return result;
        },
        cancellationToken);

    /// <summary>Runs work in one transaction: several round trips that take effect together or not at all.</summary>
    /// <exception cref="CatalogueException">The database cannot do it now; what else is thrown is a defect.</exception>
    public Task<T> RunTransactionAsync<T>(Func<CatalogueContext, CancellationToken, Task<T>> work, CancellationToken cancellationToken) => RunAsync(
        async (catalogue, attempt) =>
        {
            await using var transaction = await catalogue.Database.BeginTransactionAsync(attempt);
            var result = await work(catalogue, attempt);
            await transaction.CommitAsync(attempt);
            return result;
        },
        cancellationToken);

    /// <summary>Runs work once, whatever is known of the database.</summary>
    /// <exception cref="CatalogueException">The database cannot do it now; what else is thrown is a defect.</exception>
    public async Task<T> AttemptAsync<T>(Func<CatalogueContext, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
            return await work(context, cancellationToken);
        }
        catch (Exception e) when (e is not (OperationCanceledException or CatalogueException) && CatalogueFault.Describe(Place, e) is not null)
        {
            _connection.Forget();
            throw CatalogueFault.Describe(Place, e)!;
        }
    }

    /// <summary>Whether an embedded database is not there yet; opening it would create it.</summary>
    public bool IsMissing => _connection.IsMissing;

    /// <summary>Creates the folder of an embedded database.</summary>
    public void CreateFolder() => _connection.CreateFolder();

    public ValueTask DisposeAsync()
    {
        Dependency.Dispose();
        return _connection.DisposeAsync();
    }

    private async Task PrepareAsync(CancellationToken cancellationToken)
    {
        if (_isReady) return;
        if (_options.Migrate) await CatalogueSchema.MigrateAsync(this, _time.GetUtcNow(), cancellationToken);
        else await CatalogueSchema.RequireNewestAsync(this, cancellationToken);
        _isReady = true;
    }

    private async Task ProbeAsync(CancellationToken cancellationToken)
    {
        await PrepareAsync(cancellationToken);
        await AttemptAsync((catalogue, attempt) => catalogue.Reports.AnyAsync(r => r.ReportId == "", attempt), cancellationToken);
    }

    private CatalogueException Outage(string reason, Exception? cause) =>
        new(Place, $"the catalogue cannot be used: {reason}", "Check the database and the way to it (Catalogue:ConnectionString).", cause) { Kind = OutageKind.Passing };

    private static OutageKind KindOf(Exception error) => error is CatalogueException outage ? outage.Kind : OutageKind.None;
}
