using System.Text.Json.Nodes;

namespace Renderer.Cli.Tests.Deployment;

/// <summary><c>docker/compose.yaml</c>: what a newcomer starts with one command.</summary>
public sealed class ComposeTests
{
    private static readonly JsonObject Compose = YamlFile.Read("compose.yaml").Single();

    public static TheoryData<string> OwnServices => ["renderer", "topology"];

    [Theory]
    [MemberData(nameof(OwnServices))]
    public void Settings_OfTheService_AreAcceptedByIt(string service)
    {
        using var folder = new TemporaryFolder();
        var settings = Compose["services"]![service]!["environment"]!.AsObject().Select(e => KeyValuePair.Create(e.Key, (string)e.Value!)).ToList();
        foreach (var secret in Compose["services"]![service]!["secrets"]!.AsArray().Select(s => (string)s!))
        {
            var content = File.ReadAllText(SecretFile(secret)).Trim();
            File.WriteAllText(folder.File(secret), content);
            if (secret.Contains("__", StringComparison.Ordinal)) settings.Add(KeyValuePair.Create(secret, content));
        }

        Should.NotThrow(() => DeployedSettings.Read(folder, "/run/secrets", settings));
    }

    [Theory]
    [MemberData(nameof(OwnServices))]
    public void Container_OfTheService_HasNoMoreRightsThanItNeeds(string service)
    {
        var container = Compose["services"]![service]!;

        ((string)container["user"]!).ShouldNotStartWith("0");
        ((string)container["read_only"]!).ShouldBe("true");
        container["cap_drop"]![0]!.ToString().ShouldBe("ALL");
    }

    [Fact]
    public void Ports_AreOnLoopbackOnly()
    {
        var ports = Services().SelectMany(s => s.Value!["ports"]?.AsArray().Select(p => (string)p!) ?? []).ToList();

        ports.Count.ShouldBeGreaterThan(3);
        ports.ShouldAllBe(p => p.StartsWith("127.0.0.1:"));
    }

    [Fact]
    public void Names_OfServicesSecretsAndVolumes_Exist()
    {
        foreach (var (name, service) in Services())
        {
            foreach (var dependency in service!["depends_on"]?.AsObject() ?? []) Compose["services"]![dependency.Key].ShouldNotBeNull(name);
            foreach (var secret in service["secrets"]?.AsArray() ?? []) File.Exists(SecretFile(secret is JsonObject mounted ? (string)mounted["source"]! : (string)secret!)).ShouldBeTrue(name);
            foreach (var volume in service["volumes"]?.AsArray() ?? []) Compose["volumes"]!.AsObject().ContainsKey(((string)volume!).Split(':')[0]).ShouldBeTrue(name);
        }
    }

    [Fact]
    public void Images_OfOthers_HaveAVersion() =>
        Services().Select(s => (string)s.Value!["image"]!).ShouldAllBe(image => image.Contains(':') && !image.EndsWith(":latest"));

    [Fact]
    public void Password_OfTheBroker_IsTheOneTheServiceUses()
    {
        var password = File.ReadAllText(SecretFile("Broker__Password")).Trim();

        File.ReadAllLines(SecretFile("rabbitmq_user")).ShouldContain($"default_pass = {password}");
    }

    private static JsonObject Services() => Compose["services"]!.AsObject();

    private static string SecretFile(string secret) => Path.Combine(Repository.Root, "docker", (string)Compose["secrets"]![secret]!["file"]!);
}
