namespace Renderer.Archive.Resilience;

/// <summary>What a failure says about the dependency.</summary>
public enum OutageKind
{
    /// <summary>Nothing: the caller gave up, or one object or row is at fault. It neither counts nor is repeated.</summary>
    None,

    /// <summary>It does not work just now; trying again soon may help. Counts, and is repeated.</summary>
    Passing,

    /// <summary>It does not work until somebody acts: wrong secret, missing bucket, disk full. Counts, and is not repeated.</summary>
    Lasting,
}
