using Renderer.Reports;

namespace Renderer.Archive.Templates;

/// <summary>What a change makes of a name: the version that becomes active and the activation a later rollback goes back to, or why it is not possible.</summary>
internal sealed record ActivationPlan(string? Version, long Before)
{
    public bool IsRollback { get; init; }

    /// <summary>Why it is not possible, and what to do; null when it is.</summary>
    public string? Reason { get; init; }

    public static ActivationPlan Refuse(string reason) => new(null, 0) { Reason = reason };
}

/// <summary>A name with its versions and activations, as it stands while a change of it is under way.</summary>
internal sealed record TemplateName(string Name, IReadOnlyList<TemplateVersionRow> Versions, IReadOnlyList<TemplateActivationRow> History)
{
    /// <summary>Serial of the activation that whoever asks for a change knew of; 0 for none.</summary>
    public long Seen { get; init; }

    /// <summary>The last activation; null before the first.</summary>
    public TemplateActivationRow? Latest => History.Count == 0 ? null : History[^1];

    /// <summary>The active version; null while the templates folder serves the name.</summary>
    public string? Active => Latest?.Version;

    public TemplateVersionRow? Find(string version) => Versions.FirstOrDefault(v => v.Version == version);

    public ActivationPlan PlanActivation(string version) => Find(version) switch
    {
        null => ActivationPlan.Refuse(NotPublished(Name, version) + KnownVersions()),
        { WithdrawnAt: not null } => ActivationPlan.Refuse($"{Name}@{version} was withdrawn. Publish its content under a higher version."),
        _ => new(version, Latest?.Serial ?? 0),
    };

    public ActivationPlan PlanFolder() => new(null, Latest?.Serial ?? 0);

    /// <summary>Back to what was active before the current activation, past versions that are withdrawn. Again goes one further back.</summary>
    public ActivationPlan PlanRollback()
    {
        if (Latest is not { } current) return ActivationPlan.Refuse($"No version of {Name} was ever activated.");
        if (current.Serial != Seen) return ActivationPlan.Refuse($"The active version of {Name} was changed at this moment by {current.By}. Look at it, and roll back again if that is still wanted.");
        for (var before = current.Before; Activation(before) is { } earlier; before = earlier.Before)
        {
            if (earlier.Version == current.Version || (earlier.Version is { } version && Find(version)?.WithdrawnAt is not null)) continue;
            return new(earlier.Version, earlier.Before) { IsRollback = true };
        }

        return ActivationPlan.Refuse(current.Version is { } active
            ? $"Nothing that can be used was active before {Name}@{active}. Activate another version; renderer templates deactivate {Name} lets the templates folder serve the name."
            : $"{Name} is served from the templates folder, and nothing that can be used was active before.");
    }

    public static string NotPublished(string name, string version) => $"{name}@{version} was never published.";

    private string KnownVersions() => Versions.Count == 0
        ? " No version of that name was."
        : $" Published: {string.Join(", ", Versions.Select(v => SemanticVersion.Parse(v.Version)).Order())}.";

    // Serials count from 1; 0 is before the first.
    private TemplateActivationRow? Activation(long serial) => History.FirstOrDefault(a => a.Serial == serial);
}
