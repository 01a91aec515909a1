using System.Text.Json;
using Renderer.Reports.Reading;

namespace Renderer.Reports.Checking.Schema;

/// <summary>A place in a schema document: path of the file and JSON pointer in it.</summary>
internal readonly record struct SchemaPlace(string File, string Pointer)
{
    public SchemaPlace At(string step) => this with { Pointer = $"{Pointer}/{JsonPointer.Escape(step)}" };

    public override string ToString() => $"{File}#{Pointer}";

    /// <summary>Follows a reference such as <c>#/$defs/row</c> or <c>../shared/definitions.json#/$defs/row</c>; null when it is not one of these.</summary>
    public SchemaPlace? Resolve(string reference)
    {
        var hash = reference.IndexOf('#');
        var path = hash < 0 ? reference : reference[..hash];
        var pointer = hash < 0 ? "" : Uri.UnescapeDataString(reference[(hash + 1)..]);
        if (pointer.Length > 0 && pointer[0] != '/') return null;
        if (path.Length == 0) return new(File, pointer);
        return Combine(path) is { } file ? new(file, pointer) : null;
    }

    private string? Combine(string relative)
    {
        var steps = File.Split('/').SkipLast(1).ToList();
        foreach (var step in relative.Split('/'))
        {
            if (step == "..")
            {
                if (steps.Count == 0) return null;
                steps.RemoveAt(steps.Count - 1);
            }
            else if (step != ".")
            {
                steps.Add(step);
            }
        }

        return string.Join('/', steps);
    }

    /// <summary>The element the pointer names, or null.</summary>
    public JsonElement? Find(JsonElement document) => JsonPointer.Find(document, Pointer);
}
