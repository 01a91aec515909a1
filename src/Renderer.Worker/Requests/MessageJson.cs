using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Unicode;
using Renderer.Contracts;
using Renderer.Reports;

namespace Renderer.Worker.Requests;

/// <summary>Outcome of reading a message that a stranger wrote: a message without problems, or problems without a message.</summary>
internal sealed record MessageReading<T>(T? Message, ImmutableArray<Problem> Problems)
    where T : class;

/// <summary>How one kind of message is written.</summary>
/// <param name="Expected">What to send, for example <c>one ReportReady object with reportId and data</c>.</param>
/// <param name="Fields">The names it may hold.</param>
/// <param name="Read">Makes the message of its fields.</param>
/// <param name="FindProblems">What the message lacks or misuses.</param>
internal sealed record MessageForm<T>(string Expected, string[] Fields, Func<MessageFields, T> Read, Func<T, ImmutableArray<Problem>> FindProblems)
    where T : class;

/// <summary>Reads a message from JSON and says everything that is wrong with it, not only the first thing.</summary>
/// <remarks>Unknown fields are refused: a misspelt <c>templateVersion</c> would otherwise quietly render with another version.</remarks>
internal static class MessageJson
{
    public static MessageReading<T> Read<T>(ReadOnlyMemory<byte> json, MessageForm<T> form)
        where T : class
    {
        if (!Utf8.IsValid(json.Span))
            return Refuse<T>([Unreadable("", "The body is not UTF-8.", "Encode it as UTF-8; from GBK or GB 18030: iconv -f GB18030 -t UTF-8.")]);
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return Read(document.RootElement, form);
        }
        catch (JsonException e)
        {
            // The framework counts lines and bytes from 0.
            var place = $"({(e.LineNumber ?? 0) + 1},{(e.BytePositionInLine ?? 0) + 1})";
            return Refuse<T>([Unreadable(place, "The body is not JSON: it is empty, cut off, malformed, repeats a name or nests deeper than 64.", "Send one JSON object, encoded as UTF-8.")]);
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException)
        {
            // The framework throws the latter where a name or a field of the message is concerned.
            return Refuse<T>([MessageCheck.NotUnicode("")]);
        }
    }

    private static MessageReading<T> Read<T>(JsonElement root, MessageForm<T> form)
        where T : class
    {
        if (root.ValueKind != JsonValueKind.Object) return Refuse<T>([MessageCheck.Invalid("", $"The body is {Name(root)}, not an object.", $"Send {form.Expected}.")]);
        var fields = new MessageFields(root);
        fields.RefuseOthersThan(form.Fields);
        var message = form.Read(fields);
        ImmutableArray<Problem> problems = [.. fields.Problems, .. form.FindProblems(message).Where(p => fields.IsSound(p.Place))];
        return problems.IsEmpty ? new MessageReading<T>(message, []) : Refuse<T>(problems);
    }

    private static Problem Unreadable(string place, string message, string hint) => new(Severity.Error, ProblemCodes.MessageUnreadable, place, message, hint);

    private static MessageReading<T> Refuse<T>(ImmutableArray<Problem> problems)
        where T : class => new(null, problems);

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
