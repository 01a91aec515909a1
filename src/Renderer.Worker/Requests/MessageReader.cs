using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Unicode;
using Renderer.Contracts;
using Renderer.Reports;

namespace Renderer.Worker.Requests;

/// <summary>Outcome of reading a message that a stranger wrote: a message without problems, or problems without a message.</summary>
internal sealed record MessageReading(ReportReady? Message, ImmutableArray<Problem> Problems);

/// <summary>Reads a <see cref="ReportReady"/> from JSON and says everything that is wrong with it, not only the first thing.</summary>
/// <remarks>Unknown fields are refused: a misspelt <c>templateVersion</c> would otherwise quietly render with another version.</remarks>
internal static class MessageReader
{
    private static readonly string[] Fields =
        ["reportId", "revision", "template", "templateVersion", "dataVersion", "data", "dataRef", "formats", "computeTotals", "brokenSums", "compare", "deadline", "tags"];

    public static MessageReading Read(ReadOnlyMemory<byte> json)
    {
        if (!Utf8.IsValid(json.Span))
            return Refuse([Unreadable("", "The body is not UTF-8.", "Encode it as UTF-8; from GBK or GB 18030: iconv -f GB18030 -t UTF-8.")]);
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return Read(document.RootElement);
        }
        catch (JsonException e)
        {
            // The framework counts lines and bytes from 0.
            var place = $"({(e.LineNumber ?? 0) + 1},{(e.BytePositionInLine ?? 0) + 1})";
            return Refuse([Unreadable(place, "The body is not JSON: it is empty, cut off, malformed, repeats a name or nests deeper than 64.", "Send one JSON object, encoded as UTF-8.")]);
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException)
        {
            // The framework throws the latter where a name or a field of the message is concerned.
            return Refuse([MessageCheck.NotUnicode("")]);
        }
    }

    private static MessageReading Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
            return Refuse([MessageCheck.Invalid("", $"The body is {Name(root)}, not an object.", "Send one ReportReady object with reportId, revision, template and data.")]);
        var fields = new MessageFields(root);
        fields.RefuseOthersThan(Fields);
        var message = new ReportReady
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
        ImmutableArray<Problem> problems = [.. fields.Problems, .. MessageCheck.FindProblems(message).Where(p => fields.IsSound(p.Place))];
        return problems.IsEmpty ? new MessageReading(message, []) : Refuse(problems);
    }

    private static Problem Unreadable(string place, string message, string hint) => new(Severity.Error, ProblemCodes.MessageUnreadable, place, message, hint);

    private static MessageReading Refuse(ImmutableArray<Problem> problems) => new(null, problems);

    internal static string Name(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "true or false",
        _ => "null",
    };
}
