using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using Amazon.Runtime;
using Amazon.S3;
using Renderer.Archive.Objects;
using Renderer.Archive.Objects.S3;
using Renderer.Archive.Resilience;

namespace Renderer.Archive.Tests.Objects.S3;

public sealed class S3FaultTests
{
    private static readonly S3Fault Faults = new(new StorageOptions { Bucket = "files", Region = "cn-north-1" });

    [Theory]
    [InlineData("NoSuchBucket", 404, OutageKind.Lasting, "Create the bucket \"files\"")]
    [InlineData("AccessDenied", 403, OutageKind.Lasting, "Allow the credentials s3:GetObject")]
    [InlineData("", 403, OutageKind.Lasting, "Allow the credentials s3:GetObject")]
    [InlineData("InvalidAccessKeyId", 403, OutageKind.Lasting, "set Storage__AccessKey")]
    [InlineData("SignatureDoesNotMatch", 403, OutageKind.Lasting, "Storage:SecretKey")]
    [InlineData("RequestTimeTooSkewed", 403, OutageKind.Lasting, "NTP")]
    [InlineData("ExpiredToken", 400, OutageKind.Lasting, "fresh credentials")]
    [InlineData("AuthorizationHeaderMalformed", 400, OutageKind.Lasting, "Storage:Region is \"cn-north-1\"")]
    [InlineData("PermanentRedirect", 301, OutageKind.Lasting, "set Storage__Region")]
    [InlineData("QuotaExceeded", 403, OutageKind.Lasting, "Raise the quota")]
    [InlineData("", 507, OutageKind.Lasting, "Raise the quota")]
    [InlineData("BadDigest", 400, OutageKind.Passing, "sent again")]
    [InlineData("SlowDown", 503, OutageKind.Passing, "works again")]
    [InlineData("ConditionalRequestConflict", 409, OutageKind.Passing, "works again")]
    [InlineData("TooManyRequests", 429, OutageKind.Passing, "works again")]
    [InlineData("InternalError", 500, OutageKind.Passing, "Look at the object server")]
    [InlineData("", 502, OutageKind.Passing, "Look at the object server")]
    [InlineData("MethodNotAllowed", 405, OutageKind.Lasting, "Storage:Endpoint")]
    public void Describe_Answer_SaysWhatToDo(string code, int status, OutageKind outage, string remedy)
    {
        var fault = Faults.Describe("https://s3/files/a", new AmazonS3Exception("said the server", ErrorType.Unknown, code, "request-1", (HttpStatusCode)status));

        fault.Message.ShouldStartWith($"https://s3/files/a: the object server answers {status} {(code.Length > 0 ? code : ((HttpStatusCode)status).ToString())}. ");
        fault.Remedy.ShouldContain(remedy);
        fault.Outage.ShouldBe(outage);
    }

    [Fact]
    public void Describe_NoConnection_IsPassingAndNamesTheEndpoint()
    {
        var fault = Faults.Describe("https://s3/", new AmazonClientException("wrapped", new HttpRequestException("failed", new SocketException((int)SocketError.ConnectionRefused))));

        fault.Message.ShouldBe("https://s3/: the object server cannot be reached: Connection refused. Check that it runs and that Storage:Endpoint is its address. What was accepted is rendered when it works again.");
        fault.Outage.ShouldBe(OutageKind.Passing);
    }

    // A connection that is cut the moment it stands comes out of the HTTP client unwrapped.
    [Fact]
    public void Describe_ConnectionCutAtOnce_IsPassing()
    {
        var fault = Faults.Describe("https://s3/", new SocketException((int)SocketError.NotConnected));

        fault.Message.ShouldStartWith("https://s3/: the object server cannot be reached: ");
        fault.Outage.ShouldBe(OutageKind.Passing);
    }

    [Fact]
    public void Describe_UntrustedCertificate_AsksForTheRoot()
    {
        var fault = Faults.Describe("https://s3/", new HttpRequestException("failed", new AuthenticationException("invalid")));

        fault.Remedy.ShouldStartWith("Set Storage__CaFile");
        fault.Outage.ShouldBe(OutageKind.Lasting);
    }

    [Fact]
    public void Describe_NoCredentials_SaysWhereTheyAreLookedFor() =>
        Faults.Describe("https://s3/", new AmazonClientException("Failed to resolve AWS credentials")).Remedy.ShouldContain("Storage__AccessKeyFile");
}
