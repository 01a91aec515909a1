using System.Collections.Immutable;
using System.Text;
using Renderer.Layout.Pages;
using Renderer.Pdf.Reading.Syntax;

namespace Renderer.Pdf.Reading.Structure;

/// <summary>Whether the elements of a file are the layout's: the same types under the same parents, with the same properties.</summary>
internal sealed class ElementComparison(ParsedFile file, ImmutableArray<StructureElement> expected)
{
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    public int Count => expected.Length;

    /// <summary>How an element differs; null when it does not.</summary>
    /// <param name="index">Where it comes in reading order.</param>
    /// <param name="parent">Where its parent does; -1 for none.</param>
    /// <param name="found">The element.</param>
    public string? FaultOf(int index, int parent, in ElementEntries found)
    {
        if (index >= expected.Length) return $"is element {index + 1} of the structure tree, the layout has {expected.Length}";
        var element = expected[index];
        if (!found.Type.IsName(TypeOf(element))) return $"is {Encoding.Latin1.GetString(found.Type.Name)}, in the layout {Encoding.ASCII.GetString(TypeOf(element))}";
        if (parent != element.Parent) return $"stands under element {parent + 1} of the structure tree, in the layout under {element.Parent + 1}";
        if (!IsSame(found.Alternative, element.AlternativeText)) return "has another alternative text (Alt) than in the layout";
        if (!IsSame(found.Language, NullIfEmpty(element.Language))) return "has another language (Lang) than in the layout";
        if (!IsSame(found.Expansion, element.Expansion)) return "has another expansion (E) than in the layout";
        if (!IsSameId(found.Id, element)) return "has another identifier (ID) than in the layout";
        return element.Type is StructureType.TableHeader or StructureType.TableCell && !IsSameCell(found.Attributes, element) ? "has another scope, span or other headers than in the layout" : null;
    }

    // An id is the first element's that has it; a note without one is given one (ISO 14289-1, 7.9).
    private bool IsSameId(PdfValue found, StructureElement element)
    {
        if (NullIfEmpty(element.Id) is not { } id) return found.IsNull || element.Type == StructureType.Note;
        return found.IsNull ? !_ids.Add(id) : _ids.Add(id) && file.BytesOf(found).AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(id));
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private bool IsSame(PdfValue found, string? text) => found.IsNull ? text is null : text is not null && TextString.Of(file.BytesOf(found)) == text;

    private bool IsSameCell(PdfValue attributes, StructureElement cell)
    {
        if (attributes.IsNull) return cell is { RowSpan: 1, ColumnSpan: 1, Headers.IsDefaultOrEmpty: true } && ScopeOf(cell).IsEmpty;
        var table = attributes.IsDictionary ? attributes : TableAttributes(attributes);
        return (table["RowSpan"u8].Integer ?? 1) == cell.RowSpan && (table["ColSpan"u8].Integer ?? 1) == cell.ColumnSpan
            && table["Scope"u8].Name.SequenceEqual(ScopeOf(cell)) && AreSame(table["Headers"u8].Items, cell.Headers);
    }

    // 14.7.5: attributes of several owners stand in an array.
    private PdfValue TableAttributes(PdfValue attributes)
    {
        foreach (var owner in file.Resolve(attributes).Items)
        {
            if (file.Get(file.Resolve(owner), "O"u8).IsName("Table"u8)) return file.Resolve(owner);
        }

        return default;
    }

    private bool AreSame(ValueList found, ImmutableArray<string> headers)
    {
        var index = 0;
        foreach (var id in found)
        {
            if (headers.IsDefault || index >= headers.Length || !file.BytesOf(id).AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(headers[index++]))) return false;
        }

        return headers.IsDefault || index == headers.Length;
    }

    private static ReadOnlySpan<byte> ScopeOf(StructureElement cell) => cell.Type != StructureType.TableHeader ? default : cell.Scope switch
    {
        HeaderScope.Row => "Row"u8,
        HeaderScope.Column => "Column"u8,
        HeaderScope.Both => "Both"u8,
        _ => default,
    };

    // 14.8.4.
    private static ReadOnlySpan<byte> TypeOf(StructureElement element) => element.Type switch
    {
        StructureType.Document => "Document"u8,
        StructureType.Section => "Sect"u8,
        StructureType.Heading => Heading(element.Level),
        StructureType.Paragraph => "P"u8,
        StructureType.List => "L"u8,
        StructureType.ListItem => "LI"u8,
        StructureType.Label => "Lbl"u8,
        StructureType.ListBody => "LBody"u8,
        StructureType.Table => "Table"u8,
        StructureType.TableHead => "THead"u8,
        StructureType.TableBody => "TBody"u8,
        StructureType.TableFoot => "TFoot"u8,
        StructureType.TableRow => "TR"u8,
        StructureType.TableHeader => "TH"u8,
        StructureType.TableCell => "TD"u8,
        StructureType.Caption => "Caption"u8,
        StructureType.Figure => "Figure"u8,
        StructureType.Link => "Link"u8,
        StructureType.BlockQuote => "BlockQuote"u8,
        StructureType.Note => "Note"u8,
        _ => "Span"u8,
    };

    private static ReadOnlySpan<byte> Heading(int level) => level switch { 1 => "H1"u8, 2 => "H2"u8, 3 => "H3"u8, 4 => "H4"u8, 5 => "H5"u8, 6 => "H6"u8, _ => "H"u8 };
}
