using System.Collections.Immutable;
using Renderer.Archive.Catalogue;
using Renderer.Archive.Objects;
using Renderer.Reports;

namespace Renderer.Archive.Templates;

/// <summary>The published template versions: their bundles in the object store, what is known of them in the catalogue. One instance serves all threads.</summary>
/// <remarks>
/// Methods throw <see cref="ObjectStoreException"/> or <see cref="CatalogueException"/> when a part cannot do its work now. Whoever
/// changes something announces it afterwards; nothing here knows of a bus.
/// </remarks>
public sealed class TemplateRegistry
{
    private readonly TemplateCatalogue _catalogue;
    private readonly ActivationLedger _activations;
    private readonly WriteOnceObjects _writer;
    private readonly IObjectStore _objects;
    private readonly TimeProvider _time;

    internal TemplateRegistry(CatalogueDatabase database, IObjectStore objects, WriteOnceObjects writer, TimeProvider time)
    {
        _catalogue = new TemplateCatalogue(database);
        _activations = new ActivationLedger(database, time);
        (_objects, _writer, _time) = (objects, writer, time);
    }

    /// <summary>Publishes a package: object first, then the row. The same content again is no second version; other content under the same version is refused.</summary>
    public async Task<PublishOutcome> PublishAsync(PackageBundle bundle, string by, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        var mine = VersionOf(bundle, by);
        if (await FindAsync(mine.Name, mine.Version, cancellationToken) is { } known && OutcomeOf(mine, known) is { State: PublishState.Refused } refusal) return refusal;
        // Also for a version that is known: a store that has lost the bundle has it again.
        await _writer.PutAsync(ObjectKey.OfTemplate(mine.Name, mine.BundleDigest), bundle.Zip, mine.BundleDigest, cancellationToken);
        if (await _catalogue.AddAsync(mine, cancellationToken)) return new(PublishState.Published, mine, null);
        var holder = await FindAsync(mine.Name, mine.Version, cancellationToken)
            ?? throw new CatalogueException(mine.Label, "the catalogue has lost the row of a version that was just there.", "Restore it from a backup.");
        return OutcomeOf(mine, holder);
    }

    /// <summary>The published versions of a name, or of all names, by name and then from the oldest version to the newest.</summary>
    public Task<ImmutableArray<TemplateVersion>> ListAsync(string? name, CancellationToken cancellationToken) => _catalogue.ListAsync(name, cancellationToken);

    /// <summary>A published version, withdrawn or not; null when there is none.</summary>
    public Task<TemplateVersion?> FindAsync(string name, string version, CancellationToken cancellationToken) => _catalogue.FindAsync(name, version, cancellationToken);

    /// <summary>The active version of a name; null while the templates folder serves it.</summary>
    public async Task<TemplateVersion?> FindActiveAsync(string name, CancellationToken cancellationToken) =>
        (await _catalogue.ListActiveAsync(name, cancellationToken)).FirstOrDefault();

    /// <summary>The active version of every name that has one.</summary>
    public Task<ImmutableArray<TemplateVersion>> ListActiveAsync(CancellationToken cancellationToken) => _catalogue.ListActiveAsync(name: null, cancellationToken);

    /// <summary>Every change of a name's active version, the last one first.</summary>
    public Task<ImmutableArray<TemplateActivation>> ReadHistoryAsync(string name, CancellationToken cancellationToken) => _catalogue.ReadHistoryAsync(name, cancellationToken);

    /// <summary>Makes a published version the active one.</summary>
    public Task<ActivationOutcome> ActivateAsync(string name, string version, string by, CancellationToken cancellationToken) =>
        _activations.ChangeAsync(name, by, held => held.PlanActivation(version), cancellationToken);

    /// <summary>Makes active again what was before, past versions that are withdrawn; again goes one further back.</summary>
    public Task<ActivationOutcome> RollbackAsync(string name, string by, CancellationToken cancellationToken) =>
        _activations.ChangeAsync(name, by, held => held.PlanRollback(), cancellationToken);

    /// <summary>Lets the templates folder serve the name again. Published versions stay, and can be pinned.</summary>
    public Task<ActivationOutcome> DeactivateAsync(string name, string by, CancellationToken cancellationToken) =>
        _activations.ChangeAsync(name, by, held => held.PlanFolder(), cancellationToken);

    /// <summary>Withdraws a version: from now on nothing is rendered with it. The active version cannot be withdrawn.</summary>
    public Task<ActivationOutcome> WithdrawAsync(string name, string version, string by, CancellationToken cancellationToken) =>
        _activations.WithdrawAsync(name, version, by, cancellationToken);

    /// <summary>A version's bundle; null when the store has lost it.</summary>
    /// <exception cref="ObjectStoreException">The store cannot do its work now, or holds something else.</exception>
    public async Task<ReadOnlyMemory<byte>?> ReadAsync(TemplateVersion version, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(version);
        var key = ObjectKey.OfTemplate(version.Name, version.BundleDigest);
        if (await _objects.ReadAsync(key, cancellationToken) is not { } bundle) return null;
        if (ObjectDigest.Of(bundle) == version.BundleDigest) return bundle;
        throw new ObjectStoreException(key.Value, $"the bundle of {version.Label} is not what was published.", "Restore it from a backup, or remove the object and publish the same content again.")
        {
            Outage = Resilience.OutageKind.None,
        };
    }

    /// <summary>A version's package, compiled; or the problems why it cannot be used.</summary>
    /// <exception cref="ObjectStoreException">The store cannot do its work now, has lost the bundle, or holds something else.</exception>
    public async Task<PackageFinding> LoadAsync(TemplateVersion version, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(version);
        var bundle = await ReadAsync(version, cancellationToken)
            ?? throw new ObjectStoreException(
                ObjectKey.OfTemplate(version.Name, version.BundleDigest).Value, $"the store has lost the bundle of {version.Label}.", "Restore it from a backup, or publish the same content again.")
            { Outage = Resilience.OutageKind.None };
        var finding = ReportRenderer.Load(bundle);
        if (finding.Package is not { } package || (package.Digest == version.Digest && package.Name == version.Name && package.Version == version.Version)) return finding;
        return new(null, [new Problem(
            Severity.Error, Codes.TemplateInvalid, version.Label, $"has digest {package.Digest}, and the catalogue says {version.Digest}", "run the same version of this program everywhere, or publish the package again under a higher version")]);
    }

    /// <summary>Adds the published versions of a name to what is said of one that is not there.</summary>
    public async Task<PackageFinding> WithPublishedAsync(PackageFinding finding, string name, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(finding);
        var published = (await ListAsync(name, cancellationToken)).Where(v => v.WithdrawnAt is null).Select(v => v.Version).ToList();
        return published.Count == 0 ? finding : finding with { Problems = [.. finding.Problems.Select(p => p with { Hint = $"{p.Hint}; published versions: {string.Join(", ", published)}" })] };
    }

    private TemplateVersion VersionOf(PackageBundle bundle, string by) => new()
    {
        Name = bundle.Name,
        Version = bundle.Version,
        Digest = bundle.Digest,
        Title = bundle.Title,
        BundleDigest = ObjectDigest.Of(bundle.Zip),
        Bytes = bundle.Zip.Length,
        PublishedAt = _time.GetUtcNow(),
        PublishedBy = by,
    };

    private static PublishOutcome OutcomeOf(TemplateVersion mine, TemplateVersion known)
    {
        if (known.BundleDigest != mine.BundleDigest)
        {
            var digests = known.Digest != mine.Digest ? $"digest {known.Digest}, these files have {mine.Digest}" : "the manifest differs in what does not count for the digest";
            return new(PublishState.Refused, known, $"{known.Label} was published on {known.PublishedAt.UtcDateTime:yyyy-MM-dd} with other content: {digests}. Raise the version in template.json.");
        }

        return known.WithdrawnAt is null
            ? new(PublishState.AlreadyPublished, known, null)
            : new(PublishState.Refused, known, $"{known.Label} was withdrawn. Raise the version in template.json.");
    }
}
