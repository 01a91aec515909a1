using System.Runtime.InteropServices;
using System.Text.Json;

namespace Renderer.Templating.Evaluation;

/// <summary>
/// Shapes that objects of the data had in this and earlier renders of a program, by how many members they have and how the first is called.
/// It holds one shape for each such key and at most so many, so that no data can fill it; what it forgets is read again.
/// </summary>
internal sealed class ShapeTable
{
    private const int Size = 128;
    private const int LongestShape = 4096;

    private readonly ObjectShape?[] _shapes = new ObjectShape?[Size];

    /// <summary>The shape of a JSON object.</summary>
    /// <param name="json">The object.</param>
    /// <param name="members">Takes the values in their order.</param>
    public ObjectShape Read(JsonElement json, ref JsonElement[] members)
    {
        ref var known = ref _shapes[Key(json)];
        if (Volatile.Read(ref known) is { } shape)
        {
            if (members.Length != shape.Count)
            {
                members = new JsonElement[shape.Count];
            }

            if (shape.TryRead(json, members))
            {
                return shape;
            }
        }

        shape = ObjectShape.Read(json, out members);
        if (shape.Length <= LongestShape)
        {
            Volatile.Write(ref known, shape);
        }

        return shape;
    }

    private static uint Key(JsonElement json)
    {
        var key = (uint)json.GetPropertyCount();
        foreach (var property in json.EnumerateObject())
        {
            foreach (var value in JsonMarshal.GetRawUtf8PropertyName(property))
            {
                key = (key * 31) + value;
            }

            break;
        }

        return key % Size;
    }
}
