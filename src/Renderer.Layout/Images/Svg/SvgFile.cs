using System.Text;
using System.Xml;
using Renderer.Layout.Css.Cascade;
using Renderer.Layout.Html;
using Renderer.Layout.Pages;

namespace Renderer.Layout.Images.Svg;

/// <summary>Reads SVG files into elements. Document types are skipped and nothing outside of the file is looked at.</summary>
internal static class SvgFile
{
    private const string Svg = "http://www.w3.org/2000/svg";
    private const string XLink = "http://www.w3.org/1999/xlink";
    private const string Xml = "http://www.w3.org/XML/1998/namespace";

    private const int DeepestNesting = 256;
    private const int MostElements = 100_000;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Ignore,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        MaxCharactersInDocument = 32 * 1024 * 1024,
    };

    /// <summary>Whether a file looks like markup; pictures of pixels never do.</summary>
    public static bool IsSvg(ReadOnlySpan<byte> file)
    {
        if (file.StartsWith<byte>([0xEF, 0xBB, 0xBF])) file = file[3..];
        var at = file.IndexOfAnyExcept(" \t\r\n"u8);
        return at >= 0 && file[at] == '<';
    }

    /// <summary>The file's <c>svg</c> element, or null and why not. All elements stand at the place of what names the file.</summary>
    public static Element? Read(ReadOnlyMemory<byte> file, Origin origin, out string refusal)
    {
        refusal = "";
        try
        {
            using var stream = new MemoryStream(file.ToArray(), writable: false);
            using var reader = XmlReader.Create(stream, Settings);
            reader.MoveToContent();
            if (reader is { LocalName: "svg", NamespaceURI: Svg or "" }) return new SvgTreeReader(reader, origin).Read();
            refusal = "The image was left out: it is markup, but no SVG.";
        }
        catch (XmlException fault)
        {
            refusal = $"The SVG was left out: it is broken at line {fault.LineNumber}, column {fault.LinePosition}.";
        }
        catch (SvgLimitException)
        {
            refusal = $"The SVG was left out: it has more than {MostElements} elements, or nests more than {DeepestNesting} deep.";
        }
        return null;
    }

    /// <summary>The style sheets in a file.</summary>
    public static List<StyleSheet> StyleSheets(Element svg, StyleCache cache, WarningList warnings) => HeadReader.StyleSheets(new(svg, ""), cache, [], warnings);

    private sealed class SvgLimitException : Exception;

    /// <summary>Grows the tree. Elements of other languages (editors' own data, metadata) are not part of the picture.</summary>
    private sealed class SvgTreeReader(XmlReader reader, Origin origin)
    {
        private readonly StringBuilder _text = new();
        private Element? _parent;
        private Node? _last;
        private int _count;

        public Element Read()
        {
            Element? root = null;
            while (!reader.EOF)
            {
                switch (reader.NodeType)
                {
                    case XmlNodeType.Element when reader.NamespaceURI is not (Svg or ""):
                        reader.Skip();
                        continue;
                    case XmlNodeType.Element:
                        var element = Open();
                        root ??= element;
                        break;
                    case XmlNodeType.EndElement:
                        Close();
                        break;
                    case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace when _parent is not null:
                        _text.Append(reader.Value);
                        break;
                }
                reader.Read();
            }
            return root!;
        }

        private Element Open()
        {
            if (++_count > MostElements || reader.Depth > DeepestNesting) throw new SvgLimitException();
            FlushText();
            var isEmpty = reader.IsEmptyElement;
            var element = SvgTree.NewElement(reader.LocalName, Attributes(), _parent, origin);
            if (_parent is not null) Add(element);
            if (isEmpty) return element;
            (_parent, _last) = (element, null);
            return element;
        }

        private void Close()
        {
            FlushText();
            (_parent, _last) = (_parent?.Parent, _parent);
        }

        // Text and CDATA sections side by side are one text.
        private void FlushText()
        {
            if (_text.Length > 0) Add(new TextNode(_text.ToString()) { Parent = _parent });
            _text.Clear();
        }

        private void Add(Node child)
        {
            TreeConversion.Append(_parent!, _last, child);
            _last = child;
        }

        private HtmlAttribute[] Attributes()
        {
            var attributes = new List<HtmlAttribute>(reader.AttributeCount);
            while (reader.MoveToNextAttribute())
            {
                var prefix = reader.NamespaceURI switch { "" => "", XLink => "xlink:", Xml => "xml:", _ => null };
                if (prefix is not null) attributes.Add(new(prefix + reader.LocalName, reader.Value));
            }
            reader.MoveToElement();
            return [.. attributes];
        }
    }
}
