namespace Renderer.Archive.Catalogue;

/// <summary>What became of a request. Stored and shown in lower case.</summary>
public enum RequestState
{
    /// <summary>Recorded, and rendered as soon as a worker comes to it.</summary>
    Accepted,

    /// <summary>Rendered and stored.</summary>
    Rendered,

    /// <summary>It can never be rendered as it is.</summary>
    Rejected,

    /// <summary>Storage, database or time failed again and again; it is taken up again.</summary>
    Failed,
}
