using System.Collections.Immutable;
using Renderer.Reports.Packages;

namespace Renderer.Reports.Tests.Packages;

/// <summary>A templates folder of its own for one test, with one small package that tests then damage.</summary>
internal sealed class PackageFixture : IDisposable
{
    public const string Name = "letter";

    public PackageFixture()
    {
        Folder = Directory.CreateTempSubdirectory("renderer-package-").FullName;
        Write("template.json", """
            {
              "name": "letter", "version": "1.2.3", "title": "A letter", "entry": "letter.sbn-html", "schema": "schema.json",
              "parts": ["shared/greeting.sbn-html"], "styles": ["style.css"], "definitions": ["shared/defs.json"],
              "rules": ["rules.json"], "samples": ["sample.json"]
            }
            """);
        Write("letter.sbn-html", "<!DOCTYPE html><html lang=\"en\"><head><title>t</title><style>{{ include 'style.css' }}</style></head><body>{{ include 'shared/greeting.sbn-html' }}</body></html>");
        Write("shared/greeting.sbn-html", "<p>Dear {{ to }}, {{ n }}</p>");
        Write("style.css", "p { margin: 0 }");
        Write("schema.json", """{"type":"object","properties":{"template":{},"to":{"$ref":"../shared/defs.json#/$defs/name"},"n":{"type":"integer"}},"required":["to","n"],"additionalProperties":false}""");
        Write("shared/defs.json", """{"$defs":{"name":{"type":"string","minLength":1}}}""");
        Write("rules.json", """{"rules":[{"id":"L1","severity":"warning","assert":"n < 10","message":"{{ n }} is many","place":"/n"}]}""");
        Write("sample.json", """{"template":"letter","to":"you","n":1}""");
    }

    public string Folder { get; }

    public void Write(string name, string text)
    {
        var path = PathOf(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    public void Replace(string name, string old, string @new)
    {
        var text = File.ReadAllText(PathOf(name));
        text.ShouldContain(old);
        File.WriteAllText(PathOf(name), text.Replace(old, @new, StringComparison.Ordinal));
    }

    public void Append(string name, string text) => File.AppendAllText(PathOf(name), text);

    public void Write(string name, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        File.WriteAllBytes(PathOf(name), bytes);
    }

    public void Delete(string name) => File.Delete(PathOf(name));

    public ImmutableArray<Problem> Faults()
    {
        var faults = new List<Problem>();
        CompiledPackage.Load(new PackageFolder(Folder, Name), faults).ShouldBeNull();
        faults.ShouldAllBe(f => f.Code == Codes.TemplateInvalid && f.Severity == Severity.Error);
        return [.. faults];
    }

    public CompiledPackage Load()
    {
        var faults = new List<Problem>();
        var package = CompiledPackage.Load(new PackageFolder(Folder, Name), faults);
        faults.ShouldBeEmpty();
        return package.ShouldNotBeNull();
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private string PathOf(string name) => Path.Combine(Folder, name.StartsWith("shared/", StringComparison.Ordinal) ? name : $"{Name}/{name}");
}
