using Renderer.Reports.Linting;
using Renderer.Reports.Packages;

namespace Renderer.Reports.Tests.Linting;

/// <summary>A package of a few lines in a folder of its own, and what lint says of it.</summary>
internal sealed class LintedNotice : IDisposable
{
    public const string Schema = """
        {
          "type": "object",
          "properties": {
            "template": {},
            "text": { "type": "string" },
            "remark": { "type": "string" },
            "scope": { "enum": ["office", "rollup"] },
            "total": { "type": ["number", "null"] },
            "buyer": {
              "type": "object",
              "properties": {
                "name": { "type": "string" },
                "fax": { "type": "string" },
                "bank": { "type": ["object", "null"], "properties": { "account": { "type": "string" } }, "required": ["account"], "additionalProperties": false }
              },
              "required": ["name", "bank"],
              "additionalProperties": false
            },
            "lines": { "type": "array", "items": { "$ref": "#/$defs/line" } },
            "labels": { "type": "object", "additionalProperties": { "type": "string" }, "propertyNames": { "enum": ["head", "foot"] } },
            "payment": {
              "oneOf": [
                { "type": "object", "properties": { "kind": { "const": "card" }, "card": { "type": "string" } }, "required": ["kind", "card"], "additionalProperties": false },
                { "type": "object", "properties": { "kind": { "const": "cash" }, "till": { "type": "string" } }, "required": ["kind", "till"], "additionalProperties": false }
              ]
            },
            "title": { "anyOf": [{ "type": "string" }, { "type": "array", "items": { "type": "string" } }] }
          },
          "required": ["template", "text", "scope", "total", "buyer", "lines", "labels", "payment", "title"],
          "additionalProperties": false,
          "$defs": {
            "line": {
              "type": "object",
              "properties": { "amount": { "type": "number" }, "detail": { "type": "string" }, "parts": { "type": "array", "items": { "$ref": "#/$defs/line" } } },
              "required": ["amount"],
              "additionalProperties": false
            }
          }
        }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("renderer-lint-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Everything found, unread data left out.</summary>
    public List<Problem> Lint(string template, string? part = null, string? rules = null) =>
        [.. LintAll(template, part, rules).Where(p => p.Code != LintCodes.DataUnread)];

    public List<Problem> LintAll(string template, string? part = null, string? rules = null, string schema = Schema)
    {
        Write("template.json", $$"""
            {"name":"notice","version":"1.0.0","title":"n","entry":"page.sbn-html","schema":"schema.json"
            {{(part is null ? "" : """,  "parts": ["part.sbn-html"]""")}}{{(rules is null ? "" : """, "rules": ["rules.json"]""")}} }
            """);
        Write("page.sbn-html", template);
        Write("part.sbn-html", part ?? "");
        Write("schema.json", schema);
        Write("rules.json", rules ?? "");
        var faults = new List<Problem>();
        var package = CompiledPackage.Load(new PackageFolder(_folder, "notice"), faults);
        faults.ShouldBeEmpty();
        return [.. PackageAnalysis.Of(new TemplatePackage(package.ShouldNotBeNull()))];
    }

    private void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.Combine(_folder, "notice"));
        File.WriteAllText(Path.Combine(_folder, "notice", name), text);
    }
}
