using Microsoft.Extensions.Configuration;
using Renderer.Worker.Hosting;

namespace Renderer.Cli.Tests.Deployment;

/// <summary>Settings of a deployment, read as the service reads its environment and its folder of secrets.</summary>
internal static class DeployedSettings
{
    private static readonly string[] Sections = [.. typeof(WorkerSettings).GetProperties().Select(p => p.Name), "Secrets"];

    /// <param name="folder">Stands for the folder that secrets are mounted to.</param>
    /// <param name="mount">Where the deployment mounts it.</param>
    /// <param name="settings">Names as in the environment.</param>
    /// <exception cref="WorkerSettingsException">The service would refuse to start.</exception>
    public static WorkerSettings Read(TemporaryFolder folder, string mount, IEnumerable<KeyValuePair<string, string>> settings)
    {
        var own = settings.ToDictionary(s => s.Key.Replace("__", ":", StringComparison.Ordinal), s => (string?)s.Value.Replace(mount, folder.Path, StringComparison.Ordinal), StringComparer.OrdinalIgnoreCase);
        own.Keys.Select(name => name.Split(':')[0]).ShouldBeSubsetOf(Sections);
        own["Templates:Folder"] = Repository.Templates;
        return WorkerSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(own).Build());
    }
}
