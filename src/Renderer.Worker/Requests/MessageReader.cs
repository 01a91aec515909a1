using Renderer.Contracts;

namespace Renderer.Worker.Requests;

/// <summary>Reads a <see cref="ReportReady"/> from JSON.</summary>
internal static class MessageReader
{
    private static readonly MessageForm<ReportReady> Form = new(
        "one ReportReady object with reportId, revision, template and data",
        ["reportId", "revision", "template", "templateVersion", "dataVersion", "data", "dataRef", "formats", "computeTotals", "brokenSums", "compare", "deadline", "tags"],
        Read,
        MessageCheck.FindProblems);

    public static MessageReading<ReportReady> Read(ReadOnlyMemory<byte> json) => MessageJson.Read(json, Form);

    private static ReportReady Read(MessageFields fields) => new()
    {
        ReportId = fields.RequireText("reportId"),
        Revision = fields.RequireInteger("revision"),
        Template = fields.RequireText("template"),
        TemplateVersion = fields.FindText("templateVersion"),
        DataVersion = fields.FindText("dataVersion"),
        Data = fields.FindData("data"),
        DataRef = fields.FindDataReference(),
        Formats = fields.FindTexts("formats"),
        ComputeTotals = fields.FindFlag("computeTotals"),
        BrokenSums = fields.FindText("brokenSums"),
        Compare = fields.FindComparison(),
        Deadline = fields.FindTime("deadline"),
        Tags = fields.FindTags(),
    };
}
