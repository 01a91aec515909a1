using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Renderer.Worker.Http.Access;

/// <summary>The file of <c>Http:KeysFile</c>: <c>{"keys":[{"name":"...","sha256":"...","scopes":"submit,read"}]}</c>.</summary>
internal sealed record ApiKeyFile(ApiKeyOptions[]? Keys)
{
    // A list of thousands of keys is far below it; a file put there by mistake is not read into memory.
    private const long MaximumBytes = 4 * 1024 * 1024;

    /// <summary>The file's text; null when there is no such file, or it cannot be read.</summary>
    public static string? FindText(string path)
    {
        try
        {
            var file = new FileInfo(path);
            return file.Exists && file.Length <= MaximumBytes ? File.ReadAllText(path) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The keys of a text, and what is wrong with it.</summary>
    public static ApiKeyReading Read(string? text)
    {
        if (text is null) return new ApiKeyReading([], ["Http:KeysFile names no file that can be read. Set Http__KeysFile to a JSON file of at most 4 MiB that this user may read."]);
        try
        {
            var keys = JsonSerializer.Deserialize(text, ApiKeyJson.Default.ApiKeyFile)?.Keys ?? [];
            ImmutableArray<string> faults = [.. keys.Index().SelectMany(k => k.Item is null ? ["Http:KeysFile holds null where a key belongs. Remove it."] : k.Item.FindFaults($"Http:KeysFile#/keys/{k.Index}"))];
            return new ApiKeyReading(faults.IsEmpty ? [.. keys] : [], faults);
        }
        catch (JsonException e)
        {
            return new ApiKeyReading([], [$"Http:KeysFile is not as expected at ({(e.LineNumber ?? 0) + 1},{(e.BytePositionInLine ?? 0) + 1}). Write it as {{\"keys\":[{{\"name\":\"...\",\"sha256\":\"...\",\"scopes\":\"submit,read\"}}]}}."]);
        }
    }
}

/// <summary>Keys without faults, or faults without keys.</summary>
internal sealed record ApiKeyReading(ImmutableArray<ApiKeyOptions> Keys, ImmutableArray<string> Faults);

/// <summary>The JSON of the keys' file.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, PropertyNameCaseInsensitive = true, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(ApiKeyFile))]
internal sealed partial class ApiKeyJson : JsonSerializerContext;
