using Microsoft.Extensions.Configuration;
using Renderer.Reports;

namespace Renderer.Worker.Hosting;

/// <summary>The settings that rendering needs, without those of the service around it.</summary>
/// <remarks>A command that prints one page would load a broker's and two databases' clients only to find their settings without fault.</remarks>
public sealed record RenderingSettings
{
    internal RenderingSettings(TemplatesOptions templates, FontsOptions fonts, RenderOptions render) => (Templates, Fonts, Render) = (templates, fonts, render);

    private TemplatesOptions Templates { get; }

    private FontsOptions Fonts { get; }

    private RenderOptions Render { get; }

    /// <summary>Reads the settings.</summary>
    /// <exception cref="WorkerSettingsException">At least one of them is at fault; every fault is in it.</exception>
    public static RenderingSettings Read(IConfiguration configuration)
    {
        var faults = new List<string>();
        var templates = SettingsSection.Bind<TemplatesOptions>(configuration, "Templates", faults);
        var fonts = SettingsSection.Bind<FontsOptions>(configuration, "Fonts", faults);
        var render = SettingsSection.Bind<RenderOptions>(configuration, "Render", faults);
        faults.AddRange(templates.FindFaults());
        faults.AddRange(fonts.FindFaults());
        faults.AddRange(render.FindFaults());
        return faults.Count == 0 ? new(templates, fonts, render) : throw new WorkerSettingsException([.. faults]);
    }

    /// <summary>What the renderer needs of them.</summary>
    public ReportOptions ToReportOptions() => new()
    {
        TemplatesFolder = Templates.Folder,
        FontFolders = [.. Fonts.FoldersBeside(Templates)],
        MaximumDataBytes = Render.MaximumDataBytes,
        MaximumPages = Render.MaximumPages,
        MaximumTime = Render.MaximumTime,
        AttachData = Render.AttachData,
        PdfCompression = Enum.Parse<PdfCompression>(Render.PdfCompression, ignoreCase: true),
        Watermark = Render.Watermark.Length > 0 ? Render.Watermark : null,
    };
}
