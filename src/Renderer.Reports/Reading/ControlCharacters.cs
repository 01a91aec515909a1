using System.Runtime.InteropServices;
using System.Text.Json;

namespace Renderer.Reports.Reading;

/// <summary>Finds characters that JSON can carry and no page can show: controls other than tab and line ends.</summary>
internal static class ControlCharacters
{
    /// <summary>Every text of a canonical document with such a character.</summary>
    public static IReadOnlyList<Problem> Find(CanonicalDocument document)
    {
        var problems = new List<Problem>();
        // Canonical JSON escapes nothing else with these letters, so most documents are done after one scan.
        if (HasEscape(document.Canonical.Span)) Search(document.Root, new(), problems);
        return problems;
    }

    private static bool HasEscape(ReadOnlySpan<byte> json)
    {
        while (json.IndexOf((byte)'\\') is >= 0 and var at && at + 1 < json.Length)
        {
            if (json[at + 1] is (byte)'u' or (byte)'b' or (byte)'f') return true;
            json = json[(at + 2)..];
        }

        return false;
    }

    private static void Search(JsonElement value, PlacePath path, List<Problem> problems)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String when HasEscape(JsonMarshal.GetRawUtf8Value(value)):
                Report(value.GetString()!, path, problems);
                break;
            case JsonValueKind.Array:
                foreach (var (index, item) in value.EnumerateArray().Index())
                {
                    path.Enter(index);
                    Search(item, path, problems);
                    path.Leave();
                }

                break;
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                {
                    path.Enter(member.Name);
                    if (HasEscape(JsonMarshal.GetRawUtf8PropertyName(member))) Report(member.Name, path, problems);
                    Search(member.Value, path, problems);
                    path.Leave();
                }

                break;
        }
    }

    private static void Report(string text, PlacePath path, List<Problem> problems)
    {
        var control = text.First(c => c < ' ' && c is not ('\t' or '\n' or '\r'));
        problems.Add(new(Severity.Error, Codes.DataSyntax, path.Pointer(), $"has the control character U+{(int)control:X4}", "remove it; it cannot be printed"));
    }
}
