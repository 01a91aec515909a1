using Renderer.Archive.Objects;

namespace Renderer.Archive.Tests.Objects;

public sealed class StorageOptionsTests
{
    [Fact]
    public void FindFaults_Defaults_FindsNone() => new StorageOptions().FindFaults().ShouldBeEmpty();

    [Fact]
    public void FindFaults_GoodBucket_FindsNone() => Bucket(_ => { }).ShouldBeEmpty();

    [Fact]
    public void FindFaults_DirectoryKind_IgnoresTheBucket() => new StorageOptions { Endpoint = "nonsense", CaFile = "/nowhere" }.FindFaults().ShouldBeEmpty();

    [Theory]
    [InlineData("")]
    [InlineData("ab")]
    [InlineData("Files")]
    [InlineData("a_b")]
    [InlineData("-ab")]
    [InlineData("a/b")]
    [InlineData("文件-1")]
    public void FindFaults_NoBucketName_NamesTheSetting(string name) => Bucket(o => o.Bucket = name).ShouldHaveSingleItem().ShouldContain("Set Storage__Bucket to");

    [Fact]
    public void FindFaults_DotsInAVirtualHost_AreRefused() =>
        Bucket(o => (o.Bucket, o.PathStyle) = ("a.b.c", false)).ShouldHaveSingleItem().ShouldContain("Set Storage__PathStyle to true.");

    [Theory]
    [InlineData("s3.example.org", "to an address such as")]
    [InlineData("ftp://s3.example.org", "to an address such as")]
    [InlineData("https://s3.example.org/files", "holds more than scheme, host and port")]
    [InlineData("https://user:password@s3.example.org", "holds more than scheme, host and port")]
    public void FindFaults_Endpoint_NamesTheSetting(string endpoint, string fault)
    {
        var found = Bucket(o => o.Endpoint = endpoint).ShouldHaveSingleItem();

        found.ShouldContain(fault);
        found.ShouldNotContain("password");
    }

    [Theory]
    [InlineData("/a")]
    [InlineData("a/")]
    [InlineData("../a")]
    [InlineData("a b")]
    public void FindFaults_Prefix_NamesTheSetting(string prefix) => Bucket(o => o.Prefix = prefix).ShouldHaveSingleItem().ShouldContain("Set Storage__Prefix to");

    [Fact]
    public void FindFaults_Credentials_GoTogether()
    {
        Bucket(o => o.AccessKey = "a").ShouldHaveSingleItem().ShouldContain("without a secret");
        Bucket(o => o.SecretKey = "s3cret").ShouldHaveSingleItem().ShouldBe("Storage:SecretKey is set without an access key. Set Storage__AccessKey or Storage__AccessKeyFile as well.");
        Bucket(o => (o.AccessKey, o.SecretKey, o.SecretKeyFile) = ("a", "s", "/nowhere")).ShouldBe([
            "Storage:SecretKeyFile is \"/nowhere\", which is no file. Set Storage__SecretKeyFile to a file that the service can read.",
            "Storage:SecretKey and Storage:SecretKeyFile are both set. Remove one of them.",
        ]);
    }

    [Fact]
    public void FindFaults_CertificateWithoutTls_IsRefused() =>
        Bucket(o => (o.Endpoint, o.CaFile) = ("http://localhost", typeof(StorageOptionsTests).Assembly.Location)).ShouldHaveSingleItem().ShouldContain("remove Storage__CaFile");

    [Fact]
    public void FindFaults_SharedSettings_AreBounded() => new StorageOptions { PresignedLinks = TimeSpan.FromDays(8), MaximumObjectBytes = 0 }.FindFaults().Count().ShouldBe(2);

    private static string[] Bucket(Action<StorageOptions> change)
    {
        var options = new StorageOptions { Kind = StorageKind.S3, Bucket = "files", Endpoint = "https://s3.example.org" };
        change(options);
        return [.. options.FindFaults()];
    }
}
