namespace Renderer.Worker.Hosting;

/// <summary>Where the template packages lie. Section <c>Templates</c>.</summary>
public sealed class TemplatesOptions
{
    /// <summary>Folder of the template packages. Default: <c>templates</c> beside the program.</summary>
    public string Folder { get; set; } = Path.Combine(AppContext.BaseDirectory, "templates");

    /// <summary>How many published versions are kept compiled. Default 16. A batch uses one; each takes a few MiB.</summary>
    public int CacheSize { get; set; } = 16;

    /// <summary>How often the catalogue is asked which versions are published and active. Default 15 s, at most 60 s. Changes that are announced on the bus are known at once.</summary>
    public TimeSpan PollPeriod { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>What is wrong with these settings, each with its name and what to do; empty when nothing is.</summary>
    public IEnumerable<string> FindFaults()
    {
        if (!Directory.Exists(Folder)) yield return $"Templates:Folder is \"{Folder}\", which is no folder. Set Templates__Folder to the folder of the template packages.";
        if (CacheSize is < 1 or > 1000) yield return $"Templates:CacheSize is {CacheSize}. Set Templates__CacheSize to a number between 1 and 1000.";
        if (PollPeriod < TimeSpan.FromMilliseconds(100) || PollPeriod > TimeSpan.FromSeconds(60))
            yield return $"Templates:PollPeriod is {PollPeriod}. Set Templates__PollPeriod to a time between 00:00:00.1 and 00:01:00.";
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
