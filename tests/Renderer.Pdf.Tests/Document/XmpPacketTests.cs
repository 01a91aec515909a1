using System.Text;
using System.Xml.Linq;
using Renderer.Layout.Pages;
using Renderer.Pdf.Document;
using Renderer.Pdf.Objects;

namespace Renderer.Pdf.Tests.Document;

public class XmpPacketTests
{
    private static readonly PdfProvenance Provenance = new("disclosure-2021", "1.1.0", new string('a', 64), new string('b', 64), new string('c', 64));

    [Theory]
    [InlineData(PdfConformance.A2a, "2")]
    [InlineData(PdfConformance.A3a, "3")]
    public void Packet_OfAnArchive_NamesPartAndLevel(PdfConformance conformance, string part)
    {
        var xml = Packet(new() { Conformance = conformance });
        Values(xml, "http://www.aiim.org/pdfa/ns/id/", "part").ShouldBe([part]);
        Values(xml, "http://www.aiim.org/pdfa/ns/id/", "conformance").ShouldBe(["A"]);
        Values(xml, "http://www.aiim.org/pdfua/ns/id/", "part").ShouldBeEmpty();
    }

    [Fact]
    public void Packet_OfEverything_DescribesWhatXmpDoesNotKnow()
    {
        var xml = Packet(new() { Conformance = PdfConformance.Ua1 | PdfConformance.A2a, Provenance = Provenance });
        Values(xml, "http://www.aiim.org/pdfua/ns/id/", "part").ShouldBe(["1"]);
        Values(xml, XmpPacket.ProvenanceNamespace, "rendition").ShouldBe([Provenance.RenditionId]);
        // Every property of the two namespaces is described, and no other.
        var used = xml.Descendants().Where(e => e.Name.NamespaceName is XmpPacket.ProvenanceNamespace or "http://www.aiim.org/pdfua/ns/id/").Select(e => e.Name.LocalName).Order();
        Values(xml, "http://www.aiim.org/pdfa/ns/property#", "name").Order().ShouldBe(used);
        Values(xml, "http://www.aiim.org/pdfa/ns/schema#", "namespaceURI").ShouldBe(["http://www.aiim.org/pdfua/ns/id/", XmpPacket.ProvenanceNamespace]);
    }

    [Fact]
    public void Packet_OfProvenanceAlone_ClaimsNothing()
    {
        var xml = Packet(new() { Provenance = Provenance });
        Values(xml, XmpPacket.ProvenanceNamespace, "template").ShouldBe(["disclosure-2021"]);
        Values(xml, "http://www.aiim.org/pdfa/ns/id/", "part").ShouldBeEmpty();
        Values(xml, "http://www.aiim.org/pdfa/ns/property#", "name").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("年报 <a> & \"b\"")]
    [InlineData("a\u0001b")]
    [InlineData("\uD800x\uDC00")]
    [InlineData("\uFFFE𠀀")]
    public void Packet_OfAnyTitle_IsXml(string title)
    {
        var said = Values(Packet(PdfFeatures.None, title), "http://purl.org/dc/elements/1.1/", "title").Single();
        said.ShouldBe(XmpPacket.Printable(title));
    }

    private static XDocument Packet(PdfFeatures features, string title = "年度报告")
    {
        var to = new PdfBuffer();
        new XmpPacket(to).Write(new DocumentProperties(title, "zh-CN", "机关", null, null), new PdfRequest(new PdfIdentity("id", null), features, "Renderer"));
        return XDocument.Parse(Encoding.UTF8.GetString(to.Written));
    }

    private static string[] Values(XDocument xml, string space, string name) => [.. xml.Descendants(XName.Get(name, space)).Select(e => e.Value)];
}
