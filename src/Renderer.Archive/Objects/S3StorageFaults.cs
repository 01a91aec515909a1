using System.Text.RegularExpressions;

namespace Renderer.Archive.Objects;

/// <summary>What can be wrong with the settings of an S3 store.</summary>
internal static partial class S3StorageFaults
{
    public static IEnumerable<string> Find(StorageOptions options) =>
        [.. OfBucket(options), .. OfEndpoint(options), .. OfFiles(options), .. OfCredentials(options)];

    private static IEnumerable<string> OfBucket(StorageOptions options)
    {
        if (options.Bucket.Length == 0) yield return "Storage:Bucket is empty. Set Storage__Bucket to the bucket name.";
        else if (!BucketName().IsMatch(options.Bucket))
            yield return $"Storage:Bucket is \"{options.Bucket}\". A bucket name has 3 to 63 of a-z 0-9 . - and starts and ends with a letter or digit. Set Storage__Bucket to it.";
        else if (options.Bucket.Contains('.', StringComparison.Ordinal) && !options.UsesPathStyle && !options.Endpoint.StartsWith("http:", StringComparison.OrdinalIgnoreCase))
            yield return $"Storage:Bucket is \"{options.Bucket}\" and Storage:PathStyle is off: no certificate covers a host name with its dots. Set Storage__PathStyle to true.";
        if (options.Prefix.Length > 200 || (options.Prefix.Length > 0 && !ObjectKey.TryCreate(options.Prefix, out _)))
            yield return $"Storage:Prefix is \"{options.Prefix}\". Set Storage__Prefix to segments of A-Z a-z 0-9 . _ - parted by '/', none starting with a dot, or leave it out.";
        if (options.Region.Length == 0) yield return "Storage:Region is empty. Set Storage__Region to the bucket's region, or leave it out.";
    }

    private static IEnumerable<string> OfEndpoint(StorageOptions options)
    {
        if (options.Endpoint.Length == 0) yield break;
        if (!Uri.TryCreate(options.Endpoint, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            yield return $"Storage:Endpoint is \"{options.Endpoint}\". Set Storage__Endpoint to an address such as https://s3.example.org.";
        else if (uri.PathAndQuery != "/" || uri.UserInfo.Length > 0 || uri.Fragment.Length > 0)
            yield return "Storage:Endpoint holds more than scheme, host and port. Set Storage__Endpoint to an address such as https://s3.example.org:9000; bucket and keys have settings of their own.";
        else if (uri.Scheme == "http" && options.CaFile.Length > 0)
            yield return "Storage:CaFile is set, but Storage:Endpoint begins with http:, where there is no certificate. Set Storage__Endpoint to an https address, or remove Storage__CaFile.";
    }

    private static IEnumerable<string> OfFiles(StorageOptions options) =>
        from setting in new[]
        {
            (Name: "CaFile", Path: options.CaFile),
            (Name: "AccessKeyFile", Path: options.AccessKeyFile),
            (Name: "SecretKeyFile", Path: options.SecretKeyFile),
        }
        where setting.Path.Length > 0 && !File.Exists(setting.Path)
        select $"Storage:{setting.Name} is \"{setting.Path}\", which is no file. Set Storage__{setting.Name} to a file that the service can read.";

    private static IEnumerable<string> OfCredentials(StorageOptions options)
    {
        if (options.AccessKey.Length > 0 && options.AccessKeyFile.Length > 0)
            yield return "Storage:AccessKey and Storage:AccessKeyFile are both set. Remove one of them.";
        if (options.SecretKey.Length > 0 && options.SecretKeyFile.Length > 0)
            yield return "Storage:SecretKey and Storage:SecretKeyFile are both set. Remove one of them.";
        var (hasAccess, hasSecret) = (options.AccessKey.Length + options.AccessKeyFile.Length > 0, options.SecretKey.Length + options.SecretKeyFile.Length > 0);
        if (hasAccess && !hasSecret) yield return "Storage:AccessKey is set without a secret. Set Storage__SecretKeyFile or Storage__SecretKey as well.";
        if (!hasAccess && hasSecret) yield return "Storage:SecretKey is set without an access key. Set Storage__AccessKey or Storage__AccessKeyFile as well.";
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BucketName();
}
