using System.Text.Json;
using Renderer.Reports.Reading;

namespace Renderer.Reports.Checking.Schema;

/// <summary>The schemas of a package's own files, checked by the same validator as its data.</summary>
internal static class BuiltInSchema
{
    public static SchemaNode Load(string name)
    {
        using var stream = typeof(BuiltInSchema).Assembly.GetManifestResourceStream(name)!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        var document = DataReader.Read(bytes.ToArray(), name, bytes.Length).Document!;
        return SchemaCompiler.Compile(new Dictionary<string, JsonElement> { [name] = document.Root }, name);
    }
}
