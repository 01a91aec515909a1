using Renderer.Reports.Linting;
using Renderer.Templating.Analysis;

namespace Renderer.Reports.Tests.Linting;

public sealed class PackageAnalysisTests : IDisposable
{
    private readonly LintedNotice _notice = new();

    public void Dispose() => _notice.Dispose();

    [Fact]
    public void Part_NoEntryIncludes_IsNamed()
    {
        _notice.Lint("{{ text }}", part: "x").ShouldHaveSingleItem().ShouldBe(new Problem(
            Severity.Warning, LintCodes.PartUnused, "notice/part.sbn-html", "is included nowhere", "include it, or take it out of notice/template.json"));
        _notice.Lint("{{ include 'part.sbn-html' }}", part: "x").ShouldBeEmpty();
        _notice.Lint("{{ if false == (remark ?? false); include 'part.sbn-html'; end }}", part: "x").ShouldBeEmpty();
    }

    [Fact]
    public void Part_IncludedByANameOnlyTheRenderKnows_MayBeAny() => _notice.Lint("{{ include text }}", part: "x").ShouldBeEmpty();

    [Fact]
    public void Data_NothingReads_IsANote()
    {
        const string schema = """
            {"type":"object","properties":{"a":{"type":"string"},"b":{"type":"object","properties":{"c":{},"d":{}}},"l":{"type":"array","items":{"type":"object","properties":{"e":{},"f":{}}}},"old":{"deprecated":true},"template":{}},
             "required":["a","b","l","old"]}
            """;
        var found = _notice.LintAll("{{ a; b.c ?? ''; for x in l; x.e ?? ''; end }}", schema: schema);

        found.ShouldAllBe(p => p.Severity == Severity.Advice && p.Code == LintCodes.DataUnread && p.Place == "notice/schema.json");
        found.Select(p => p.Message).ShouldBe(["`b.d` is asked for, and nothing reads it", "`l[].f` is asked for, and nothing reads it"]);
        _notice.LintAll("{{ a; b; l | object.to_json }}", schema: schema).ShouldBeEmpty();
        _notice.LintAll("{{ a; b; for x in l; for k in ['e', 'f']; x[k]; end; end }}", schema: schema).ShouldBeEmpty();
    }

    [Fact]
    public void Data_HidingABuiltInThatTemplatesUse_IsAWarning()
    {
        const string schema = """{"type":"object","properties":{"date":{"type":"string"},"template":{}},"required":["date"]}""";

        _notice.LintAll("{{ date }}", schema: schema).ShouldBeEmpty();
        _notice.LintAll("{{ date; date.now }}", schema: schema).ShouldContain(p => p.Code == LintCodes.BuiltInHidden && p.Place == "notice/schema.json");
    }

    [Fact]
    public void Rules_AreReadAgainstTheSchema()
    {
        var found = _notice.Lint("{{ text }}", rules: """
            {
              "prelude": ["spare = 1", "func f(x); ret x.amout; end", "func never(x); ret x; end"],
              "rules": [ {
                "id": "A", "title": "t", "severity": "warning", "for": "lines", "as": "line", "let": ["unused = 1", "y = f(line)"],
                "assert": "y > 0 && remark == 'x'", "message": "{{ line.nope }}", "place": "/lines", "cells": "[]" } ],
              "totals": [ { "place": "/total", "value": "sum_of ?? line.amount ?? 0" } ]
            }
            """);

        found.Select(p => $"{p.Place}: {p.Severity}: {p.Message}").ShouldBe([
            "notice/rules.json#/prelude/0: Warning: `spare` is set and never read",
            "notice/rules.json#/prelude/1: Error: `lines[].amout` is not known to the schema",
            "notice/rules.json#/prelude/2: Warning: the function `never` is never called",
            "notice/rules.json#/rules/0/assert: Warning: `remark` may be missing: the schema does not require it",
            "notice/rules.json#/rules/0/let/0: Warning: `unused` is set and never read",
            "notice/rules.json#/rules/0/message: Error: `lines[].nope` is not known to the schema",
            "notice/rules.json#/totals/0/value: Warning: `line` is not known to the schema",
            "notice/rules.json#/totals/0/value: Warning: `sum_of` is not known to the schema",
        ]);
    }

    [Fact]
    public void Rules_ThatCompare_SeeTheOtherReport()
    {
        const string compared = """{"rules":[{"id":"A","title":"t","severity":"advice","compare":"previous","assert":"(previous.text ?? '') != text","message":"m","place":"/text"}]}""";

        _notice.Lint("{{ text }}", rules: compared).ShouldBeEmpty();
        _notice.Lint("{{ text }}", rules: compared.Replace("\"compare\":\"previous\",", "", StringComparison.Ordinal)).ShouldHaveSingleItem().Message.ShouldBe("`previous` is not known to the schema");
    }

    [Fact]
    public void Findings_AreInTheOrderOfTheText() =>
        _notice.Lint(string.Concat(Enumerable.Repeat("{{ remark ?? nope }}\n", 11))).Select(p => p.Place).ShouldBe(Enumerable.Range(1, 11).Select(line => $"notice/page.sbn-html({line},14)"));

    [Fact]
    public void ShippedPackages_AreClean()
    {
        var renderer = ReportRenderer.Open(new ReportOptions { TemplatesFolder = Repository.Templates, FontFolders = [Path.Combine(Repository.Templates, "fonts")] });

        renderer.Templates.Select(t => t.Name).ShouldContain("invoice");
        renderer.Templates.SelectMany(t => PackageAnalysis.Of(renderer.Find(t.Name, version: null).Package!)).ShouldBeEmpty();
    }

    [Fact]
    public void Codes_OfTemplates_AreNotThoseOfData() =>
        typeof(TemplateFindingCodes).GetFields().Select(f => f.GetValue(null)).Intersect(typeof(LintCodes).GetFields().Select(f => f.GetValue(null))).ShouldBe([TemplateFindingCodes.BuiltInHidden]);
}
