namespace Renderer.Worker.Broker;

/// <summary>The two ways to a renderer: people wait for one, batches run in the other.</summary>
public enum Lane
{
    /// <summary>Goes first at the renderers.</summary>
    Interactive,

    /// <summary>Takes what the interactive lane leaves.</summary>
    Bulk,
}

/// <summary>The lanes' names in queues, headers, settings and addresses.</summary>
public static class LaneNames
{
    private static readonly Lane[] Lanes = Enum.GetValues<Lane>();

    /// <summary>All lanes, the first in rank first.</summary>
    public static IReadOnlyList<Lane> All => Lanes;

    /// <summary>The lane's name, lower-case.</summary>
    public static string Of(Lane lane) => lane == Lane.Interactive ? "interactive" : "bulk";

    /// <summary>The lane of that name; null when there is none.</summary>
    public static Lane? Find(string? name) => name switch
    {
        "interactive" => Lane.Interactive,
        "bulk" => Lane.Bulk,
        _ => null,
    };
}
