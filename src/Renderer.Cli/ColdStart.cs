using Renderer.Reports;

namespace Renderer.Cli;

/// <summary>Makes layout and writing ready on another processor while the command line and the settings are still being read.</summary>
/// <remarks>A cold process spends a hundred times longer on loading types and code than on the pages of a report.</remarks>
internal static class ColdStart
{
    /// <summary>Begins, where it can help: for commands that print, on machines with a second processor.</summary>
    public static void Begin(string[] args)
    {
        if (args is not ["pdf" or "render", ..] || Environment.ProcessorCount < 2) return;
        new Thread(() => HtmlPrinter.WarmUp()) { IsBackground = true, Name = "cold start" }.Start();
    }
}
