using Renderer.Layout.Pages;

namespace Renderer.Pdf.Tests.Properties;

/// <summary>Makes up what a file shall be beyond its pages.</summary>
internal static class RandomFeatures
{
    /// <summary>Features that can be together and that every document can have: no conformance, which not every document can keep.</summary>
    public static PdfFeatures Any(Random random, PagedDocument document) => new()
    {
        Provenance = random.Next(2) == 0 ? new("disclosure-2021", "1.2.3", new string('a', 64), new string('b', 64), new string('c', 64)) : null,
        Attachments = random.Next(3) == 0 ? [new("data.json", "application/json", "{\"a\":1}"u8.ToArray()) { Relationship = AttachmentRelationship.Source }, new("说明 (1).txt", "text/plain", new byte[random.Next(5000)])] : [],
        Encryption = random.Next(3) == 0 ? new("owner", "", (PdfPermissions)random.Next(128)) : null,
        Watermark = random.Next(3) == 0 ? Watermark(random.Next(2) == 0 ? "征求意见稿" : "DRAFT 草案", document) : null,
    };

    // A word that no font of the document has is refused.
    private static PdfWatermark? Watermark(string text, PagedDocument document) =>
        document.Fonts.Any(face => text.EnumerateRunes().All(rune => face.GlyphOf(rune.Value) != 0)) ? new(text) : null;
}
