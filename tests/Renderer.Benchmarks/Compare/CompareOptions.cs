namespace Renderer.Benchmarks.Compare;

/// <summary>What is compared.</summary>
internal sealed record CompareOptions
{
    /// <summary>What our own engine is called.</summary>
    public const string Own = "Renderer";

    /// <summary>Name of the document. Default: the report.</summary>
    public string Document { get; init; } = "report";

    /// <summary>Most documents of an engine in one round; slow ones make fewer. Default 100.</summary>
    public int Documents { get; init; } = 100;

    /// <summary>Rounds, in each of which every engine has its turn. Default 5.</summary>
    public int Rounds { get; init; } = 5;

    /// <summary>What an engine may take in one round. Default 2 s.</summary>
    public TimeSpan Turn { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Where npm put packages; null to leave them out.</summary>
    public string? NodeModules { get; init; }

    /// <summary>Our command, for a process per document; null for the one that is built beside this program.</summary>
    public string? Renderer { get; init; }

    /// <summary>Whether others take part. Default yes.</summary>
    public bool HasPeers { get; init; } = true;

    /// <summary>JSON instead of a table.</summary>
    public bool IsJson { get; init; }
}
