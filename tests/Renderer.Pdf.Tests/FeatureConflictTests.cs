using Renderer.Pdf.Tests.Fixtures;

namespace Renderer.Pdf.Tests;

public class FeatureConflictTests
{
    private static readonly PdfWriter Writer = new(new PdfOptions());
    private static readonly PdfIdentity Identity = new("identity", null);

    private static readonly Dictionary<string, Func<PdfFeatures, PdfFeatures>> Features = new(StringComparer.Ordinal)
    {
        ["PDF/UA-1"] = f => f with { Conformance = f.Conformance | PdfConformance.Ua1 },
        ["PDF/A-2a"] = f => f with { Conformance = f.Conformance | PdfConformance.A2a },
        ["PDF/A-3a"] = f => f with { Conformance = f.Conformance | PdfConformance.A3a },
        ["Provenance"] = f => f with { Provenance = new("disclosure-2021", "1.2.3", new string('a', 64), new string('b', 64), new string('c', 64)) },
        ["Attachments"] = f => f with { Attachments = [new("data.json", "application/json", "{}"u8.ToArray())] },
        ["Encryption"] = f => f with { Encryption = new("owner", "", PdfPermissions.Print) },
        ["Watermark"] = f => f with { Watermark = new("草案") },
    };

    // Everything that is not here may be together.
    private static readonly HashSet<(string, string)> Excluding = [("PDF/A-2a", "PDF/A-3a"), ("PDF/A-2a", "Attachments"), ("PDF/A-2a", "Encryption"), ("PDF/A-3a", "Encryption")];

    public static TheoryData<string, string> Pairs()
    {
        var (pairs, names) = (new TheoryData<string, string>(), Features.Keys.ToArray());
        for (var i = 0; i < names.Length; i++)
        {
            for (var j = i + 1; j < names.Length; j++)
                pairs.Add(names[i], names[j]);
        }
        return pairs;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Features_InPairs_AreWrittenOrRefusedByBothNames(string one, string other)
    {
        var features = Features[other](Features[one](PdfFeatures.None));
        if (Excluding.Contains((one, other)))
        {
            var problem = Should.Throw<PdfException>(() => Writer.Write(Reports.TwoPageDocument(), Identity, features)).Problems.ShouldHaveSingleItem();
            problem.Code.ShouldBe("pdf-features-conflict");
            problem.Message.ShouldContain(one);
            problem.Message.ShouldContain(other);
            problem.Hint.ShouldNotBeEmpty();
            return;
        }
        var pdf = Writer.Write(Reports.TwoPageDocument(), Identity, features);
        OutsideReader.ShouldBeClean(pdf);
        OutsideReader.TextOf(pdf).ShouldBe(OutsideReader.TextOf(Writer.Write(Reports.TwoPageDocument(), Identity)));
    }

    [Fact]
    public void Features_AllAtOnce_AreRefusedWithEveryReason()
    {
        var features = Features.Values.Aggregate(PdfFeatures.None, (all, add) => add(all)) with { Watermark = new("") };
        Should.Throw<PdfException>(() => Writer.Write(Reports.TwoPageDocument(), Identity, features)).Problems.Select(p => p.Code)
            .ShouldBe(["pdf-features-conflict", "pdf-features-conflict", "pdf-features-conflict", "watermark-unusable"]);
    }

    [Fact]
    public void Features_AllThatCanBeTogether_AreWritten()
    {
        var features = new[] { "PDF/UA-1", "PDF/A-3a", "Provenance", "Attachments", "Watermark" }.Aggregate(PdfFeatures.None, (all, name) => Features[name](all));
        OutsideReader.ShouldBeClean(Writer.Write(Reports.TwoPageDocument(), Identity, features));
    }
}
