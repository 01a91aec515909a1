using System.Text;
using System.Text.Json;
using Renderer.Reports.Reading;

namespace Renderer.Reports.Tests;

/// <summary>JSON in tests: text to canonical elements.</summary>
internal static class Json
{
    public static JsonElement Parse(string json)
    {
        var reading = DataReader.Read(Encoding.UTF8.GetBytes(json), "test", 1 << 20);
        reading.Problems.ShouldBeEmpty();
        return reading.Document!.Root;
    }
}
