namespace Renderer.Contracts.Tests.Packaging;

/// <summary>The contracts, packed into a folder that serves as a package source.</summary>
public sealed class PackedContracts : IAsyncLifetime
{
    /// <summary>A temporary folder for the package and for what is made with it.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("renderer-contracts-").FullName;

    public string Package => Directory.GetFiles(Folder, "*.nupkg").Single();

    public string Symbols => Directory.GetFiles(Folder, "*.snupkg").Single();

    public async Task InitializeAsync()
    {
        var run = await CommandRun.StartAsync("dotnet", ["pack", RepositoryFolder.Contracts, "-c", "Release", "-o", Folder, "-nologo", "-nodeReuse:false", "-v", "quiet"], RepositoryFolder.Root);
        run.ShouldSucceed();
    }

    /// <summary>Builds the C# example against the package alone; other packages come from those that this machine restored already.</summary>
    /// <returns>The program.</returns>
    internal async Task<string> BuildExampleAsync()
    {
        var folder = Path.Combine(Folder, "example");
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.GetFiles(Path.Combine(RepositoryFolder.Contracts, "Examples", "csharp"))) File.Copy(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
        await File.WriteAllTextAsync(Path.Combine(folder, "nuget.config"), $"""
            <configuration>
              <packageSources><clear /><add key="packed" value="{Folder}" /></packageSources>
              <fallbackPackageFolders><clear /><add key="restored" value="{GlobalPackages()}" /></fallbackPackageFolders>
            </configuration>
            """);
        var run = await CommandRun.StartAsync(
            "dotnet", ["build", "-nologo", "-nodeReuse:false", "-v", "quiet", "-o", "out", $"-p:RestorePackagesPath={Path.Combine(Folder, "packages")}", "-p:NuGetAudit=false"], folder);
        run.ShouldSucceed();
        return Path.Combine(folder, "out", "RequestReport.dll");
    }

    public Task DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return Task.CompletedTask;
    }

    private static string GlobalPackages() =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
}
