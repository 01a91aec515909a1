using Microsoft.Extensions.Configuration;

namespace Renderer.Worker.Hosting;

/// <summary>Reads one section of the settings into its options.</summary>
internal static class SettingsSection
{
    /// <summary>The options of a section; what cannot be read is a fault, and the options are the defaults.</summary>
    public static T Bind<T>(IConfiguration configuration, string section, List<string> faults)
        where T : class, new()
    {
        var settings = configuration.GetSection(section);
        // Looking through the options' members costs milliseconds at every start; most sections are not set.
        if (!settings.Exists()) return new T();
        var options = new T();
        try
        {
            // A misspelt setting would otherwise quietly be its default.
            settings.Bind(options, binder => binder.ErrorOnUnknownConfiguration = true);
        }
        catch (InvalidOperationException e)
        {
            faults.Add($"{section}: {e.Message} Remove or correct the setting.");
            return new T();
        }

        return options;
    }
}
