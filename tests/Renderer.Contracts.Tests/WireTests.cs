using System.Text.Encodings.Web;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace Renderer.Contracts.Tests;

/// <summary>The JSON that other systems see. A failure here means: their programs break. Add fields; never rename, retype or remove one.</summary>
public sealed class WireTests
{
    private static readonly JsonSerializerOptions Wire = new(JsonSerializerDefaults.Web) { WriteIndented = true, NewLine = "\n" };
    private static readonly JsonSerializerOptions Readable = new(Wire) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

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
    public void ReportReady_OfOlderData_SaysItsVersionBesideIt()
    {
        Json(Samples.ReadyReferenced with { DataVersion = "1.0.0" }).ShouldContain("\"templateVersion\": \"1.0.0\",\n  \"dataVersion\": \"1.0.0\",\n  \"data\": null");
    }

    [Fact]
    public void RegenerateReports_OfEverything_IsThisJson() => Json(Samples.RegenerateEverything).ShouldBe("""
        {
          "batchId": null,
          "template": "disclosure-2021",
          "templateVersion": null,
          "selection": {
            "tags": {},
            "reportIds": []
          },
          "requestedBy": "wang"
        }
        """);

    [Fact]
    public void RegenerateReports_OfSome_IsThisJson() => JsonSerializer.Serialize(Samples.RegenerateSome, Readable).ShouldBe("""
        {
          "batchId": "b",
          "template": "disclosure-2021",
          "templateVersion": "2.0.0",
          "selection": {
            "templateVersion": "1.0.0",
            "body": "花街镇人民政府",
            "year": 2023,
            "tags": {
              "site": "example"
            },
            "reportIds": [
              "a"
            ],
            "renderedBefore": "2026-01-31T18:00:00+08:00"
          },
          "dryRun": true,
          "hold": true,
          "verify": true,
          "brokenSums": "error",
          "requestedBy": "wang"
        }
        """);

    [Fact]
    public void CancelRegeneration_IsThisJson() => Json(new CancelRegeneration { BatchId = "b", RequestedBy = "wang" }).ShouldBe("""
        {
          "batchId": "b",
          "requestedBy": "wang"
        }
        """);

    [Fact]
    public void RegenerationCompleted_IsThisJson() => Json(Samples.Completed).ShouldBe("""
        {
          "batchId": "b",
          "template": "disclosure-2021",
          "templateVersion": "2.0.0",
          "templateDigest": "t",
          "state": "completed",
          "selected": 15,
          "rendered": 1,
          "reused": 1,
          "unchanged": 2,
          "rejected": 3,
          "failed": 4,
          "cancelled": 5,
          "remaining": 0,
          "requestedBy": "wang",
          "problems": [
            {
              "code": "batch-overlap",
              "place": "template",
              "message": "m",
              "hint": "h",
              "severity": null,
              "rule": null,
              "cells": []
            }
          ],
          "dryRun": false
        }
        """);

    [Fact]
    public void RegenerationProgressed_HoldsWhatCompletedHolds()
    {
        // Consumers read the counts of the three with one type.
        string[] Names(Type type) => [.. type.GetProperties().Select(p => p.Name)];

        Names(typeof(RegenerationProgressed)).ShouldBe(Names(typeof(RegenerationStarted)));
        Names(typeof(RegenerationCompleted)).ShouldBe([.. Names(typeof(RegenerationStarted)), "Problems", "DryRun"]);
    }

    [Fact]
    public void TemplateActivated_IsThisJson() => Json(new TemplateActivated { Name = "disclosure-2021", Version = "2.0.0", Digest = "d", By = "li" }).ShouldBe("""
        {
          "name": "disclosure-2021",
          "version": "2.0.0",
          "digest": "d",
          "by": "li"
        }
        """);

    [Fact]
    public void Events_WithFieldsOfALaterVersion_AreRead()
    {
        JsonSerializer.Deserialize<RegenerationCompleted>(WithLaterField(Json(Samples.Completed)), Wire).ShouldNotBeNull().BatchId.ShouldBe("b");
        JsonSerializer.Deserialize<ReportRendered>(WithLaterField(Json(Samples.Rendered)), Wire).ShouldNotBeNull().ReportId.ShouldBe("huajie-2023");
    }

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

    private static string WithLaterField(string json) => json.Insert(1, "\"laterField\": [1],");

    private static string Json<T>(T message) => JsonSerializer.Serialize(message, Wire);
}
