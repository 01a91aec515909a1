using System.Text.Json;
using Renderer.Reports.Reading;

namespace Renderer.Reports.Checking.Schema;

/// <summary>JSON Schema's equality: 1 is 1.0, the order of members does not matter, the order of items does.</summary>
internal sealed class JsonEquality : IEqualityComparer<JsonElement>
{
    public static readonly JsonEquality Instance = new();

    public bool Equals(JsonElement x, JsonElement y)
    {
        if (x.ValueKind != y.ValueKind) return false;
        return x.ValueKind switch
        {
            JsonValueKind.Number => ExactNumber.Of(x) == ExactNumber.Of(y),
            JsonValueKind.String => x.ValueEquals(y.GetString()),
            JsonValueKind.Array => x.GetArrayLength() == y.GetArrayLength() && x.EnumerateArray().SequenceEqual(y.EnumerateArray(), this),
            JsonValueKind.Object => x.GetPropertyCount() == y.GetPropertyCount() && x.EnumerateObject().All(m => y.TryGetProperty(m.Name, out var other) && Equals(m.Value, other)),
            _ => true,
        };
    }

    public int GetHashCode(JsonElement obj) => obj.ValueKind switch
    {
        JsonValueKind.Number => ExactNumber.Of(obj).GetHashCode(),
        JsonValueKind.String => obj.GetString()!.GetHashCode(StringComparison.Ordinal),
        JsonValueKind.Array => obj.EnumerateArray().Aggregate(17, (hash, item) => HashCode.Combine(hash, GetHashCode(item))),
        JsonValueKind.Object => obj.EnumerateObject().Aggregate(23, (hash, member) => hash ^ HashCode.Combine(member.Name, GetHashCode(member.Value))),
        _ => (int)obj.ValueKind,
    };
}
