using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace Renderer.Contracts.Tests;

/// <summary>The JSON that other systems see. A failure here means: their programs break. Add fields; never rename, retype or remove one.</summary>
public sealed class WireTests
{
    private static readonly JsonSerializerOptions Wire = new(JsonSerializerDefaults.Web) { WriteIndented = true, NewLine = "\n" };

    [Fact]
    public void ReportReady_WithInlineData_IsThisJson() => Json(Samples.ReadyInline).ShouldBe("""
        {
          "reportId": "huajie-2023",
          "revision": 3,
          "template": "disclosure-2021",
          "templateVersion": null,
          "data": {
            "year": 2023,
            "fee": 7730.280
          },
          "dataRef": null,
          "formats": [
            "html",
            "pdf"
          ],
          "deadline": "2024-01-31T18:00:00+08:00",
          "tags": {
            "site": "example"
          }
        }
        """);

    [Fact]
    public void ReportReady_WithOptions_IsThisJson() => Json(Samples.ReadyCompared).ShouldBe("""
        {
          "reportId": "huajie-2023",
          "revision": 3,
          "template": "disclosure-2021",
          "templateVersion": "1.0.0",
          "data": null,
          "dataRef": {
            "key": "data/ab.json",
            "sha256": "ab",
            "bytes": 9
          },
          "formats": [
            "fragment",
            "json",
            "csv"
          ],
          "computeTotals": true,
          "brokenSums": "error",
          "compare": {
            "previousReportId": "huajie-2022",
            "previousData": null,
            "lowerReportIds": [
              "a",
              "b"
            ]
          },
          "deadline": null,
          "tags": {}
        }
        """);

    [Fact]
    public void ReportProblem_OfARule_IsThisJson() => Json(Samples.BrokenRule).ShouldBe("""
        {
          "code": "rule-broken",
          "place": "/a",
          "message": "m",
          "hint": "h",
          "severity": "advice",
          "rule": "W1",
          "cells": [
            {
              "place": "/a",
              "value": "1.0"
            },
            {
              "place": "previous#/b",
              "value": null
            }
          ]
        }
        """);

    [Fact]
    public void ReportReady_WithReference_IsThisJson() => Json(Samples.ReadyReferenced).ShouldBe("""
        {
          "reportId": "huajie-2023",
          "revision": 3,
          "template": "disclosure-2021",
          "templateVersion": "1.0.0",
          "data": null,
          "dataRef": {
            "key": "data/ab.json",
            "sha256": "ab",
            "bytes": 9
          },
          "formats": [],
          "deadline": null,
          "tags": {}
        }
        """);

    [Fact]
    public void ReportRendered_IsThisJson() => Json(Samples.Rendered).ShouldBe("""
        {
          "reportId": "huajie-2023",
          "revision": 3,
          "template": "disclosure-2021",
          "templateVersion": "1.0.0",
          "templateDigest": "t",
          "dataDigest": "d",
          "renditionId": "r",
          "artifacts": [
            {
              "format": "pdf",
              "key": "renditions/r/report.pdf",
              "address": "file:///srv/renditions/r/report.pdf",
              "sha256": "s",
              "bytes": 12,
              "pages": 4
            }
          ],
          "warnings": [
            {
              "code": "rule-broken",
              "place": "/applications",
              "message": "m",
              "hint": "h",
              "severity": null,
              "rule": null,
              "cells": []
            }
          ],
          "reused": false,
          "superseded": true,
          "batchId": null,
          "durationsMilliseconds": {
            "layout": 1.5
          },
          "tags": {
            "site": "example"
          }
        }
        """);

    [Fact]
    public void ReportRejected_IsThisJson() => Json(Samples.Rejected).ShouldBe("""
        {
          "reportId": "huajie-2023",
          "revision": 3,
          "template": "disclosure-2021",
          "problems": [
            {
              "code": "data-schema",
              "place": "/year",
              "message": "m",
              "hint": "h",
              "severity": null,
              "rule": null,
              "cells": []
            }
          ],
          "batchId": null,
          "tags": {}
        }
        """);

    [Fact]
    public void ReportFailed_IsThisJson() => Json(Samples.Failed).ShouldBe("""
        {
          "reportId": "huajie-2023",
          "revision": 3,
          "template": "disclosure-2021",
          "code": "storage-unavailable",
          "attempts": 4,
          "lastError": "disk full",
          "batchId": null,
          "tags": {}
        }
        """);

    [Fact]
    public void ReportReady_WithFieldOfLaterVersion_IsRead()
    {
        var ready = JsonSerializer.Deserialize<ReportReady>("""{"reportId":"r","revision":1,"template":"t","data":{},"laterField":[1]}""", Wire);

        ready.ShouldNotBeNull().ReportId.ShouldBe("r");
        ready.Tags.ShouldBeEmpty();
        ready.Formats.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"revision":1,"template":"t"}""", "reportId")]
    [InlineData("""{"reportId":"r","template":"t"}""", "revision")]
    [InlineData("""{"reportId":"r","revision":1}""", "template")]
    public void ReportReady_WithoutRequiredField_IsRefused(string json, string field) =>
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<ReportReady>(json, Wire)).Message.ShouldContain(field);

    [Fact]
    public void ReportReady_AnyTexts_SurviveTheWire()
    {
        var texts = Gen.Elements("花街镇", "\"", "\\", "<script>", "\u2028", "𠮷", "", "a b", "é", "\0").ArrayOf().Select(string.Concat).ToArbitrary();
        Prop.ForAll(texts, text =>
        {
            var ready = Samples.ReadyInline with { ReportId = text, Tags = new Dictionary<string, string> { ["k" + text] = text } };
            var back = JsonSerializer.Deserialize<ReportReady>(JsonSerializer.Serialize(ready, Wire), Wire)!;
            return back.ReportId == text && back.Tags["k" + text] == text && back.Data!.Value.GetRawText().Contains("7730.280", StringComparison.Ordinal);
        }).QuickCheckThrowOnFailure();
    }

    private static string Json<T>(T message) => JsonSerializer.Serialize(message, Wire);
}
