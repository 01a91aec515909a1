namespace Renderer.Cli.Commands;

/// <summary>The settings behind <c>--folder</c>: one folder for everything that is kept.</summary>
internal static class FolderSettings
{
    public static KeyValuePair<string, string?>[] Of(string? folder)
    {
        if (folder is null) return [];
        var full = Path.GetFullPath(folder);
        return
        [
            new("Storage:Folder", Path.Combine(full, "objects")),
            new("Catalogue:ConnectionString", $"Data Source={Path.Combine(full, "catalogue.db")}"),
        ];
    }
}
