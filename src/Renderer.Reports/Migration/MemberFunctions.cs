using System.Buffers;
using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Renderer.Templating;

namespace Renderer.Reports.Migration;

/// <summary>The functions of migrations on members of objects: each gives a changed object; values that nobody touches keep their digits.</summary>
internal static class MemberFunctions
{
    public static ImmutableDictionary<string, HostFunction> All { get; } = ImmutableDictionary<string, HostFunction>.Empty
        .Add("rename", Rename)
        .Add("drop", Drop)
        .Add("put", Put);

    private static JsonElement Rename(ImmutableArray<JsonElement> arguments)
    {
        Require(arguments, arguments.Length == 3, "an object, a member's name and its new name");
        var (old, name) = (Name(arguments, 1), Name(arguments, 2));
        if (arguments[0].TryGetProperty(old, out _) && old != name && arguments[0].TryGetProperty(name, out _))
            throw new TemplateFunctionException($"the object has both \"{old}\" and \"{name}\": drop one of them first");
        return Changed(arguments[0], (json, member) => Member(json, member.Name == old ? name : member.Name, member.Value));
    }

    private static JsonElement Drop(ImmutableArray<JsonElement> arguments)
    {
        Require(arguments, arguments.Length >= 2, "an object and the names of the members to leave out");
        var names = Enumerable.Range(1, arguments.Length - 1).Select(i => Name(arguments, i)).ToHashSet(StringComparer.Ordinal);
        return Changed(arguments[0], (json, member) =>
        {
            if (!names.Contains(member.Name)) Member(json, member.Name, member.Value);
        });
    }

    private static JsonElement Put(ImmutableArray<JsonElement> arguments)
    {
        Require(arguments, arguments.Length == 3, "an object, a member's name and its value");
        var name = Name(arguments, 1);
        return Changed(
            arguments[0],
            (json, member) =>
            {
                if (member.Name != name) Member(json, member.Name, member.Value);
            },
            json => Member(json, name, arguments[2]));
    }

    private static void Require(ImmutableArray<JsonElement> arguments, bool isComplete, string wanted)
    {
        if (!isComplete || arguments[0].ValueKind != JsonValueKind.Object) throw new TemplateFunctionException($"takes {wanted}");
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

    private static JsonElement Changed(JsonElement source, Action<Utf8JsonWriter, JsonProperty> member, Action<Utf8JsonWriter>? last = null)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            foreach (var property in source.EnumerateObject()) member(json, property);
            last?.Invoke(json);
            json.WriteEndObject();
        }

        return JsonDocument.Parse(buffer.WrittenMemory, new JsonDocumentOptions { MaxDepth = 512 }).RootElement;
    }
}
