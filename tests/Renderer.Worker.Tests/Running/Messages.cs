using Renderer.Contracts;

namespace Renderer.Worker.Tests.Running;

/// <summary>Requests of the tests.</summary>
internal static class Messages
{
    public static ReportReady Note(string text = "你好", long revision = 1, int sum = 3) => new()
    {
        ReportId = "n-1",
        Revision = revision,
        Template = NotePackage.Template,
        Data = NotePackage.Data(text, sum),
        Tags = new Dictionary<string, string> { ["站"] = "甲" },
    };
}
