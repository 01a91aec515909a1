using System.Buffers;
using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Renderer.Templating;

namespace Renderer.Reports.Migration;

/// <summary>The functions of migrations on members of objects, or of every object of a list: each gives a changed value; values that nobody touches keep their digits.</summary>
internal static class MemberFunctions
{
    public static ImmutableDictionary<string, HostFunction> All { get; } = ImmutableDictionary<string, HostFunction>.Empty
        .Add("rename", Rename)
        .Add("drop", Drop)
        .Add("put", Put);

    private static JsonElement Rename(ImmutableArray<JsonElement> arguments)
    {
        Require(arguments, arguments.Length == 3, "an object or a list of objects, a member's name and its new name");
        var (old, name) = (Name(arguments, 1), Name(arguments, 2));
        return Changed(arguments[0], (json, source) =>
        {
            if (old != name && source.TryGetProperty(old, out _) && source.TryGetProperty(name, out _))
                throw new TemplateFunctionException($"the object has both \"{old}\" and \"{name}\": drop one of them first");
            foreach (var member in source.EnumerateObject()) Member(json, member.Name == old ? name : member.Name, member.Value);
        });
    }

    private static JsonElement Drop(ImmutableArray<JsonElement> arguments)
    {
        Require(arguments, arguments.Length >= 2, "an object or a list of objects, and the names of the members to leave out");
        var names = Enumerable.Range(1, arguments.Length - 1).Select(i => Name(arguments, i)).ToHashSet(StringComparer.Ordinal);
        return Changed(arguments[0], (json, source) =>
        {
            foreach (var member in source.EnumerateObject().Where(m => !names.Contains(m.Name))) Member(json, member.Name, member.Value);
        });
    }

    private static JsonElement Put(ImmutableArray<JsonElement> arguments)
    {
        Require(arguments, arguments.Length == 3, "an object or a list of objects, a member's name and its value");
        var name = Name(arguments, 1);
        return Changed(arguments[0], (json, source) =>
        {
            foreach (var member in source.EnumerateObject().Where(m => m.Name != name)) Member(json, member.Name, member.Value);
            Member(json, name, arguments[2]);
        });
    }

    private static void Require(ImmutableArray<JsonElement> arguments, bool isComplete, string wanted)
    {
        if (!isComplete || !IsObjects(arguments[0])) throw new TemplateFunctionException($"takes {wanted}");
    }

    private static string Name(ImmutableArray<JsonElement> arguments, int index) => arguments[index].ValueKind == JsonValueKind.String
        ? arguments[index].GetString()!
        : throw new TemplateFunctionException("a member's name is text");

    private static void Member(Utf8JsonWriter json, string name, JsonElement value)
    {
        json.WritePropertyName(name);
        // As it was written: a number's digits are the body's own.
        json.WriteRawValue(value.ValueKind == JsonValueKind.Undefined ? "null" : value.GetRawText(), skipInputValidation: true);
    }

    // A list that is blank stays blank.
    private static bool IsObjects(JsonElement value) =>
        value.ValueKind is JsonValueKind.Object or JsonValueKind.Null || (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(v => v.ValueKind == JsonValueKind.Object));

    private static JsonElement Changed(JsonElement source, Action<Utf8JsonWriter, JsonElement> members)
    {
        if (source.ValueKind == JsonValueKind.Null) return source;
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            if (source.ValueKind == JsonValueKind.Object) Write(json, source, members);
            else WriteAll(json, source, members);
        }

        return JsonDocument.Parse(buffer.WrittenMemory, new JsonDocumentOptions { MaxDepth = 512 }).RootElement;
    }

    private static void WriteAll(Utf8JsonWriter json, JsonElement sources, Action<Utf8JsonWriter, JsonElement> members)
    {
        json.WriteStartArray();
        foreach (var source in sources.EnumerateArray()) Write(json, source, members);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, JsonElement source, Action<Utf8JsonWriter, JsonElement> members)
    {
        json.WriteStartObject();
        members(json, source);
        json.WriteEndObject();
    }
}
