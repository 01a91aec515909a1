namespace Renderer.Archive.Objects;

/// <summary>Where finished files are stored. Section <c>Storage</c>.</summary>
public sealed class StorageOptions
{
    /// <summary>256 MiB: a report of 2,000 pages has a few MiB.</summary>
    internal const long DefaultMaximumObjectBytes = 256L * 1024 * 1024;

    /// <summary><c>directory</c> (default) or <c>s3</c>. Settings of the other kind are ignored.</summary>
    public StorageKind Kind { get; set; } = StorageKind.Directory;

    /// <summary>The folder of the embedded object store; created when missing. Default <c>renderer-data/objects</c>.</summary>
    public string Folder { get; set; } = "renderer-data/objects";

    /// <summary>The bucket; it must exist, without versioning. No default.</summary>
    public string Bucket { get; set; } = "";

    /// <summary>Address of the S3 server, such as <c>https://s3.example.org</c>; plain http only where it says so. Default: Amazon's, by region.</summary>
    public string Endpoint { get; set; } = "";

    /// <summary>Region that requests are signed for. Default <c>us-east-1</c>, which most other servers take.</summary>
    public string Region { get; set; } = "us-east-1";

    /// <summary>Whether the bucket stands in the path (<c>host/bucket/key</c>) or in the host name (<c>bucket.host/key</c>). Default: in the path when <c>Endpoint</c> is set.</summary>
    public bool? PathStyle { get; set; }

    /// <summary>Put before every key with a slash between, so that a bucket can be shared: <c>team/reports</c>. Default none.</summary>
    public string Prefix { get; set; } = "";

    /// <summary>PEM file with the root that signed the server's certificate; trusted beside the system's roots. Default none.</summary>
    public string CaFile { get; set; } = "";

    /// <summary>Access key. Default: from <c>AccessKeyFile</c>, else where the AWS SDK looks (environment, profile, instance).</summary>
    public string AccessKey { get; set; } = "";

    /// <summary>Secret key of the access key; never logged. Default: from <c>SecretKeyFile</c>.</summary>
    public string SecretKey { get; set; } = "";

    /// <summary>File with the access key; read at start. Not together with <c>AccessKey</c>.</summary>
    public string AccessKeyFile { get; set; } = "";

    /// <summary>File with the secret key; read at start. Not together with <c>SecretKey</c>.</summary>
    public string SecretKeyFile { get; set; } = "";

    /// <summary><c>WhenRequired</c> (default) or <c>WhenSupported</c>.</summary>
    public ChecksumMode ChecksumMode { get; set; } = ChecksumMode.WhenRequired;

    /// <summary>Events and API carry addresses that anybody who has them may read for so long; at most 7 days. Default off: plain addresses. A directory has none.</summary>
    public TimeSpan? PresignedLinks { get; set; }

    /// <summary>Largest object that is read into memory. Default 256 MiB.</summary>
    public long MaximumObjectBytes { get; set; } = DefaultMaximumObjectBytes;

    internal bool UsesPathStyle => PathStyle ?? Endpoint.Length > 0;

    /// <summary>What is wrong with these settings, each with its name and what to do; empty when nothing is.</summary>
    public IEnumerable<string> FindFaults() =>
    [
        .. Kind == StorageKind.S3 ? S3StorageFaults.Find(this) : FindFolderFaults(),
        .. FindSharedFaults(),
    ];

    private IEnumerable<string> FindFolderFaults()
    {
        if (string.IsNullOrWhiteSpace(Folder)) yield return "Storage:Folder is empty. Set Storage__Folder to a folder for the finished files.";
        else if (File.Exists(Folder)) yield return $"Storage:Folder is \"{Folder}\", which is a file. Set Storage__Folder to a folder.";
    }

    private IEnumerable<string> FindSharedFaults()
    {
        if (!Enum.IsDefined(Kind)) yield return $"Storage:Kind is {Kind}. Set Storage__Kind to directory or s3.";
        if (PresignedLinks is { } links && (links < TimeSpan.FromSeconds(1) || links > TimeSpan.FromDays(7)))
            yield return $"Storage:PresignedLinks is {links}. Set Storage__PresignedLinks to a time between 00:00:01 and 7.00:00:00, or leave it out.";
        if (MaximumObjectBytes < 1 || MaximumObjectBytes > Array.MaxLength)
            yield return $"Storage:MaximumObjectBytes is {MaximumObjectBytes}. Set Storage__MaximumObjectBytes to a number between 1 and {Array.MaxLength}.";
    }
}
