namespace Renderer.Archive.Objects;

/// <summary>Where finished files are stored. Section <c>Storage</c>.</summary>
public sealed class StorageOptions
{
    /// <summary>The folder of the embedded object store; created when missing. Default <c>renderer-data/objects</c>.</summary>
    public string Folder { get; set; } = "renderer-data/objects";

    /// <summary>What is wrong with these settings, each with its name and what to do; empty when nothing is.</summary>
    public IEnumerable<string> FindFaults()
    {
        if (string.IsNullOrWhiteSpace(Folder)) yield return "Storage:Folder is empty. Set Storage__Folder to a folder for the finished files.";
        else if (File.Exists(Folder)) yield return $"Storage:Folder is \"{Folder}\", which is a file. Set Storage__Folder to a folder.";
    }
}
