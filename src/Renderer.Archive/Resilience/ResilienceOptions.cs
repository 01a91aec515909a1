namespace Renderer.Archive.Resilience;

/// <summary>How calls to the object store and the catalogue are bounded, repeated and given up. Section <c>Resilience</c>.</summary>
public sealed class ResilienceOptions
{
    /// <summary>Calls to the object store. Section <c>Resilience:Storage</c>.</summary>
    public DependencyOptions Storage { get; set; } = new();

    /// <summary>Calls to the catalogue. Section <c>Resilience:Catalogue</c>.</summary>
    public DependencyOptions Catalogue { get; set; } = new();

    /// <summary>What is wrong with these settings, each with its name and what to do; empty when nothing is.</summary>
    public IEnumerable<string> FindFaults() => Storage.FindFaults("Resilience:Storage").Concat(Catalogue.FindFaults("Resilience:Catalogue"));
}
