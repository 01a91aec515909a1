namespace Renderer.Archive.Objects;

/// <summary>Which object store is used.</summary>
public enum StorageKind
{
    /// <summary>A folder, on a disk or a share.</summary>
    Directory,

    /// <summary>A bucket of a server that speaks the S3 API.</summary>
    S3,
}

/// <summary>When the S3 client adds and checks checksums of its own, beside those this program checks.</summary>
public enum ChecksumMode
{
    /// <summary>Where the API demands them. Every server takes it.</summary>
    WhenRequired,

    /// <summary>Wherever the API allows them. Needs a server that knows CRC32 and CRC64NVME trailers.</summary>
    WhenSupported,
}
