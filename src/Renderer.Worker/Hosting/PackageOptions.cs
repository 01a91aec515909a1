namespace Renderer.Worker.Hosting;

/// <summary>Where the template packages lie. Section <c>Templates</c>.</summary>
public sealed class TemplatesOptions
{
    /// <summary>Folder of the template packages. Default: <c>templates</c> beside the program.</summary>
    public string Folder { get; set; } = Path.Combine(AppContext.BaseDirectory, "templates");

    /// <summary>What is wrong with these settings, each with its name and what to do; empty when nothing is.</summary>
    public IEnumerable<string> FindFaults()
    {
        if (!Directory.Exists(Folder)) yield return $"Templates:Folder is \"{Folder}\", which is no folder. Set Templates__Folder to the folder of the template packages.";
    }
}

/// <summary>Where fonts lie. Section <c>Fonts</c>.</summary>
public sealed class FontsOptions
{
    /// <summary>Further folders of fonts. Default: none. The folder <c>fonts</c> in the templates' folder comes first if there is one.</summary>
    public string[]? Folders { get; set; }

    /// <summary>The shipped fonts, then what was added: nobody has to name the shipped ones to add his own.</summary>
    internal IReadOnlyList<string> FoldersBeside(TemplatesOptions templates)
    {
        var shipped = Path.Combine(templates.Folder, "fonts");
        return Folders is null ? [shipped] : [.. Folders.Prepend(shipped).Where(Directory.Exists).Select(Path.GetFullPath).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>What is wrong with these settings, each with its name and what to do; empty when nothing is.</summary>
    public IEnumerable<string> FindFaults()
    {
        if (Folders is { Length: 0 }) yield return "Fonts:Folders is empty. Set Fonts__Folders__0 to a folder of fonts.";
        foreach (var (index, folder) in (Folders ?? []).Index())
        {
            if (!Directory.Exists(folder)) yield return $"Fonts:Folders:{index} is \"{folder}\", which is no folder. Set Fonts__Folders__{index} to a folder of fonts.";
        }
    }
}
