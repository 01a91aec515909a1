using System.Globalization;
using System.Text.Json.Nodes;
using Renderer.Cli.Tests.Processes;

namespace Renderer.Cli.Tests.Deployment;

/// <summary><c>docker/kubernetes</c>: what the cluster is told fits what the service does.</summary>
public sealed class KubernetesTests
{
    private static readonly IReadOnlyList<JsonObject> Manifests =
        [.. new[] { "account", "interactive", "bulk", "service", "jobs", "network", "scaling" }.SelectMany(f => YamlFile.Read("kubernetes", "base", f + ".yaml"))];

    public static TheoryData<string> Lanes => ["interactive", "bulk"];

    [Fact]
    public void Kustomization_Resources_AreTheFiles()
    {
        var listed = YamlFile.Read("kubernetes", "base", "kustomization.yaml").Single()["resources"]!.AsArray().Select(r => (string)r!);

        Directory.GetFiles(Path.Combine(Repository.Root, "docker", "kubernetes", "base"), "*.yaml").Select(f => Path.GetFileName(f)!)
            .Where(f => f != "kustomization.yaml").ShouldBe(listed, ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Lanes))]
    public void Settings_OfALane_AreAcceptedByTheService(string lane)
    {
        using var folder = new TemporaryFolder();
        // What the example adds goes over the base, and its secrets lie where they are mounted.
        var settings = Environment("base").Concat(Environment("overlays", "example")).GroupBy(s => s.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Last().Value, StringComparer.Ordinal);
        foreach (var variable in Container(lane)["env"]!.AsArray()) settings[(string)variable!["name"]!] = (string)variable["value"]!;
        foreach (var literal in Secrets()["literals"]!.AsArray().Select(l => ((string)l!).Split('=', 2)))
        {
            File.WriteAllText(folder.File(literal[0]), literal[1]);
            if (literal[0].Contains("__", StringComparison.Ordinal)) settings[literal[0]] = literal[1];
        }

        foreach (var file in Secrets()["files"]!.AsArray().Select(f => (string)f!)) File.Copy(Path.Combine(Folder("overlays", "example"), file), folder.File(file));
        settings["Http__Urls"] = "http://*:8080";

        Should.NotThrow(() => DeployedSettings.Read(folder, "/etc/renderer/secrets", settings));
    }

    [Fact]
    public void Lanes_DifferInTheirNameOnly()
    {
        var bulk = Pod("bulk").ToJsonString().Replace("bulk", "interactive", StringComparison.Ordinal);

        bulk.ShouldBe(Pod("interactive").ToJsonString());
    }

    [Fact]
    public void Pods_RunWithoutRights()
    {
        var pods = Manifests.Where(m => (string)m["kind"]! is "Deployment" or "Job").Select(m => m["spec"]!["template"]!["spec"]!).ToList();

        pods.Count.ShouldBe(4);
        foreach (var pod in pods)
        {
            ((string)pod["securityContext"]!["runAsNonRoot"]!).ShouldBe("true");
            ((string)pod["automountServiceAccountToken"]!).ShouldBe("false");
            var container = pod["containers"]!.AsArray().ShouldHaveSingleItem()!;
            ((string)container["securityContext"]!["readOnlyRootFilesystem"]!).ShouldBe("true");
            ((string)container["securityContext"]!["allowPrivilegeEscalation"]!).ShouldBe("false");
            container["securityContext"]!["capabilities"]!["drop"]![0]!.ToString().ShouldBe("ALL");
            container["resources"]!["limits"]!["memory"].ShouldNotBeNull();
        }
    }

    [Fact]
    public async Task Arguments_OfContainers_AreCommands()
    {
        var commands = Manifests.Where(m => (string)m["kind"]! is "Deployment" or "Job").Select(m => (string)m["spec"]!["template"]!["spec"]!["containers"]![0]!["args"]![0]!).Distinct().ToList();

        commands.ShouldBe(["serve", "deploy-topology", "migrate"], ignoreOrder: true);
        foreach (var command in commands)
        {
            var run = await CommandRun.RunAsync(command, "--help");
            run.Out.ShouldContain($"renderer {command}");
            run.ExitCode.ShouldBe(ExitCode.Done, command);
        }
    }

    [Fact]
    public async Task Probes_OfLanes_AreAnsweredByTheService()
    {
        using var folder = new TemporaryFolder();
        await using var service = await ServeProcess.StartAsync(folder);
        string[] probes = ["startupProbe", "livenessProbe", "readinessProbe"];
        foreach (var path in probes.Select(p => (string)Container("interactive")[p]!["httpGet"]!["path"]!).Distinct())
        {
            using var answer = await service.Http.GetAsync(path);
            answer.IsSuccessStatusCode.ShouldBeTrue(path);
        }
    }

    [Theory]
    [MemberData(nameof(Lanes))]
    public void GracePeriod_OfALane_IsLongerThanWorkInProgressMayTake(string lane)
    {
        var pod = Pod(lane)["spec"]!;
        var pause = int.Parse((string)pod["containers"]![0]!["lifecycle"]!["preStop"]!["sleep"]!["seconds"]!, CultureInfo.InvariantCulture);
        var stop = TimeSpan.Parse(Environment("base").Single(s => s.Key == "Broker__StopTimeout").Value, CultureInfo.InvariantCulture);

        TimeSpan.FromSeconds(int.Parse((string)pod["terminationGracePeriodSeconds"]!, CultureInfo.InvariantCulture)).ShouldBeGreaterThan(stop + TimeSpan.FromSeconds(pause + 10));
    }

    [Theory]
    [MemberData(nameof(Lanes))]
    public void Scaling_OfALane_CountsMessagesInWorkToo(string lane)
    {
        var scaled = Named("ScaledObject", lane)["spec"]!;
        var trigger = scaled["triggers"]!.AsArray().ShouldHaveSingleItem()!;

        ((string)scaled["scaleTargetRef"]!["name"]!).ShouldBe($"renderer-{lane}");
        ((string)trigger["type"]!).ShouldBe("rabbitmq");
        ((string)trigger["metadata"]!["protocol"]!).ShouldBe("http");
        ((string)trigger["metadata"]!["excludeUnacknowledged"]!).ShouldBe("false");
        ((string)trigger["metadata"]!["queueName"]!).ShouldBe($"renderer.{lane}");
        Named("Deployment", lane)["spec"]!.AsObject().ContainsKey("replicas").ShouldBeFalse();
    }

    [Theory]
    [InlineData("Deployment")]
    [InlineData("PodDisruptionBudget")]
    public void Selector_OfALane_FindsItsPods(string kind)
    {
        foreach (var lane in new[] { "interactive", "bulk" })
        {
            var labels = Pod(lane)["metadata"]!["labels"]!;
            foreach (var (name, value) in Named(kind, lane)["spec"]!["selector"]!["matchLabels"]!.AsObject()) ((string)labels[name]!).ShouldBe((string)value!);
        }
    }

    private static JsonObject Named(string kind, string lane) => Manifests.Single(m => (string)m["kind"]! == kind && (string)m["metadata"]!["name"]! == $"renderer-{lane}");

    private static JsonNode Pod(string lane) => Named("Deployment", lane)["spec"]!["template"]!;

    private static JsonNode Container(string lane) => Pod(lane)["spec"]!["containers"]![0]!;

    private static JsonNode Secrets() => YamlFile.Read("kubernetes", "overlays", "example", "kustomization.yaml").Single()["secretGenerator"]![0]!;

    private static string Folder(params string[] path) => Path.Combine([Repository.Root, "docker", "kubernetes", .. path]);

    private static IEnumerable<KeyValuePair<string, string>> Environment(params string[] path) =>
        File.ReadAllLines(Path.Combine(Folder(path), "settings.env")).Where(l => l.Length > 0 && !l.StartsWith('#')).Select(l => l.Split('=', 2)).Select(l => KeyValuePair.Create(l[0], l[1]));
}
