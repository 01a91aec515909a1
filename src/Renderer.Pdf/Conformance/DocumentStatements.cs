using Renderer.Layout.Pages;

namespace Renderer.Pdf.Conformance;

/// <summary>What a document has to say about itself: its title, and the language of everything in it.</summary>
internal static class DocumentStatements
{
    public static void Check(PagedDocument document, NonConformities found)
    {
        var (title, language) = (document.Properties.Title, document.Properties.Language);
        var root = document.Structure.IsEmpty ? default : document.Structure[0].Origin;
        if (string.IsNullOrWhiteSpace(title))
            found.Add(Clause.Title, "The document has no title.", "Give the page a <title> that names the document.", root);
        if (string.IsNullOrEmpty(language))
            found.Add(Clause.Language, "The document does not say its language.", "Write <html lang=\"zh-CN\">.", root);
        else if (!IsLanguageTag(language))
            Refuse(language, root, found);
        foreach (var element in document.Structure)
        {
            if (element.Language is { Length: > 0 } own && !IsLanguageTag(own))
                Refuse(own, element.Origin, found);
        }
        if (document.Structure.IsEmpty)
            found.Add(Clause.Content, "The document has no structure.", "Print it from HTML.", root);
    }

    /// <summary>Whether a text has the form of a language tag (RFC 5646, 2.1; ISO 32000-1, 14.9.2): subtags of at most eight, the first of letters.</summary>
    public static bool IsLanguageTag(string text)
    {
        var isFirst = true;
        foreach (var subtag in text.AsSpan().Split('-'))
        {
            var part = text.AsSpan(subtag);
            if (part.Length is 0 or > 8 || part.ContainsAnyExcept(isFirst ? AsciiLetters : AsciiLettersAndDigits))
                return false;
            // A single letter stands for a private or grandfathered tag: it never stands alone.
            if (isFirst && part.Length == 1 && (part[0] is not ('x' or 'X' or 'i' or 'I') || text.Length == 1))
                return false;
            isFirst = false;
        }
        return true;
    }

    private const string AsciiLettersText = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private static readonly System.Buffers.SearchValues<char> AsciiLetters = System.Buffers.SearchValues.Create(AsciiLettersText);

    private static readonly System.Buffers.SearchValues<char> AsciiLettersAndDigits = System.Buffers.SearchValues.Create(AsciiLettersText + "0123456789");

    private static void Refuse(string language, Origin origin, NonConformities found) =>
        found.Add(Clause.Language, $"\"{language}\" is no language tag.", "Use a tag of BCP 47, such as zh-CN, zh-Hant or en.", origin);
}
