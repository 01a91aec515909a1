using Renderer.Contracts;

namespace Renderer.Worker.Requests;

/// <summary>Reads the commands of operators from JSON.</summary>
internal static class CommandReader
{
    /// <summary>Reads a <see cref="RegenerateReports"/>.</summary>
    /// <param name="json">The body.</param>
    /// <param name="requester">Who asks when the command does not say; null when it must.</param>
    public static MessageReading<RegenerateReports> ReadRegeneration(ReadOnlyMemory<byte> json, string? requester = null) => MessageJson.Read(json, new MessageForm<RegenerateReports>(
        "one RegenerateReports object with template, selection and requestedBy",
        ["batchId", "template", "templateVersion", "selection", "dryRun", "hold", "verify", "brokenSums", "requestedBy"],
        fields => new RegenerateReports
        {
            BatchId = fields.FindText("batchId"),
            Template = fields.RequireText("template"),
            TemplateVersion = fields.FindText("templateVersion"),
            Selection = fields.RequireSelection(),
            DryRun = fields.FindFlag("dryRun"),
            Hold = fields.FindFlag("hold"),
            Verify = fields.FindFlag("verify"),
            BrokenSums = fields.FindText("brokenSums"),
            RequestedBy = Requester(fields, requester),
        },
        CommandCheck.FindProblems));

    /// <summary>Reads a <see cref="CancelRegeneration"/>.</summary>
    public static MessageReading<CancelRegeneration> ReadCancellation(ReadOnlyMemory<byte> json) => MessageJson.Read(json, new MessageForm<CancelRegeneration>(
        "one CancelRegeneration object with batchId and requestedBy",
        ["batchId", "requestedBy"],
        fields => new CancelRegeneration { BatchId = fields.RequireText("batchId"), RequestedBy = fields.RequireText("requestedBy") },
        CommandCheck.FindProblems));

    private static string Requester(MessageFields fields, string? requester) =>
        requester is null ? fields.RequireText("requestedBy") : fields.FindText("requestedBy") ?? requester;
}
