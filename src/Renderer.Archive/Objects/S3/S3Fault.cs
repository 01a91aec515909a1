using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using Amazon.Runtime;
using Renderer.Archive.Resilience;

namespace Renderer.Archive.Objects.S3;

/// <summary>Turns what an S3 server or the way to it says into what an operator can act on.</summary>
internal sealed class S3Fault(StorageOptions options)
{
    private const string Later = "What was accepted is rendered when it works again.";

    /// <summary>The stage's exception for whatever the SDK threw.</summary>
    public ObjectStoreException Describe(string place, Exception fault) => fault switch
    {
        ObjectStoreException known => known,
        AmazonServiceException { StatusCode: >= HttpStatusCode.Continue } answer => Answered(place, answer),
        _ => Find<AuthenticationException>(fault) is not null ? Untrusted(place, fault)
            : Find<HttpRequestException>(fault) is not null || Find<IOException>(fault) is not null || Find<SocketException>(fault) is not null ? Unreachable(place, fault)
            : Unsent(place, fault),
    };

    private ObjectStoreException Answered(string place, AmazonServiceException answer)
    {
        var code = CodeOf(answer);
        var (outage, remedy) = RemedyOf(code, answer.StatusCode);
        return new ObjectStoreException(place, $"the object server answers {(int)answer.StatusCode} {code}.", remedy, answer) { Outage = outage };
    }

    private (OutageKind Outage, string Remedy) RemedyOf(string code, HttpStatusCode status) => (code, (int)status) switch
    {
        ("NoSuchBucket", _) => (OutageKind.Lasting, $"Create the bucket \"{options.Bucket}\", or set Storage__Bucket to one that exists."),
        ("InvalidAccessKeyId", _) => (OutageKind.Lasting, "The server does not know the access key: set Storage__AccessKey or Storage__AccessKeyFile to one of its keys."),
        ("SignatureDoesNotMatch", _) => (OutageKind.Lasting,
            "The secret key does not belong to the access key (Storage:SecretKey, Storage:SecretKeyFile), or a proxy before the server changes host or headers."),
        ("RequestTimeTooSkewed" or "RequestExpired", _) => (OutageKind.Lasting, "The clocks of this machine and of the server are too far apart: set both by NTP."),
        ("ExpiredToken" or "InvalidToken", _) => (OutageKind.Lasting, "The session token is no longer valid: give the service fresh credentials."),
        ("AuthorizationHeaderMalformed" or "PermanentRedirect" or "TemporaryRedirect" or "IllegalLocationConstraintException", _) or (_, >= 300 and < 400) =>
            (OutageKind.Lasting, $"Storage:Region is \"{options.Region}\": set Storage__Region to the bucket's region, and Storage__Endpoint to its server."),
        ("QuotaExceeded" or "InsufficientStorage" or "XMinioStorageFull", _) or (_, 507) => (OutageKind.Lasting, "Raise the quota or free space on the object server."),
        ("AccessDenied" or "Forbidden", _) or (_, 403) => (OutageKind.Lasting,
            $"Allow the credentials s3:GetObject, s3:PutObject, s3:ListBucket, s3:ListBucketVersions and s3:GetBucketVersioning on bucket \"{options.Bucket}\" and its objects."),
        // Ceph 16 answers so to the checksum after the body, which it takes for a part of the body.
        ("XAmzContentSHA256Mismatch", _) when options.ChecksumMode == ChecksumMode.WhenSupported => (OutageKind.Lasting,
            "The server does not know the checksums that Storage:ChecksumMode asks for: set Storage__ChecksumMode to WhenRequired."),
        ("BadDigest" or "XAmzContentSHA256Mismatch" or "IncompleteBody", _) => (OutageKind.Passing, "The request arrived damaged; it is sent again."),
        ("SlowDown" or "RequestTimeout" or "OperationAborted" or "ConditionalRequestConflict", _) or (_, 408 or 409 or 429) => (OutageKind.Passing, Later),
        (_, >= 500) => (OutageKind.Passing, $"Look at the object server. {Later}"),
        _ => (OutageKind.Lasting, "Check that Storage:Endpoint is the address of an S3 server, and that it knows this request."),
    };

    private ObjectStoreException Untrusted(string place, Exception fault) => new(
        place,
        "the object server's certificate is not trusted.",
        options.CaFile.Length > 0
            ? $"Storage:CaFile is \"{options.CaFile}\": it must hold the root that signed the certificate, and the certificate must name the host of Storage:Endpoint."
            : "Set Storage__CaFile to a PEM file with the root that signed it, or have the server present a certificate for the host of Storage:Endpoint.",
        fault)
    {
        Outage = OutageKind.Lasting,
    };

    private static ObjectStoreException Unreachable(string place, Exception fault) => new(
        place,
        $"the object server cannot be reached: {Innermost(fault).Message.TrimEnd('.')}.",
        $"Check that it runs and that Storage:Endpoint is its address. {Later}",
        fault);

    // The SDK gave up before it sent anything: no credentials anywhere, or a profile it cannot read. What it says may quote paths, never secrets.
    private static ObjectStoreException Unsent(string place, Exception fault) => new(
        place,
        $"the request could not be made: {fault.Message.TrimEnd('.')}.",
        "Set Storage__AccessKeyFile and Storage__SecretKeyFile, or give the machine credentials that the AWS SDK finds.",
        fault)
    {
        Outage = OutageKind.Lasting,
    };

    // An answer to HEAD has no body, and so no code.
    private static string CodeOf(AmazonServiceException answer) =>
        string.IsNullOrEmpty(answer.ErrorCode) ? answer.StatusCode.ToString() : answer.ErrorCode;

    private static T? Find<T>(Exception? fault)
        where T : Exception
    {
        for (; fault is not null; fault = fault.InnerException)
        {
            if (fault is T found) return found;
        }

        return null;
    }

    private static Exception Innermost(Exception fault) => fault.InnerException is { } inner ? Innermost(inner) : fault;
}
