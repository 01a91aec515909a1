using Renderer.Pdf.Reading.Fonts;
using Renderer.Pdf.Reading.Structure;
using Renderer.Pdf.Reading.Syntax;

namespace Renderer.Pdf.Reading.Content;

/// <summary>Reads pages' content streams (7.8.2, 8, 9, 14.6): every operator known and with its operands, everything closed that was opened.</summary>
internal sealed class ContentReader(ParsedFile file, FontShelf fonts, MarkTable marks, PageContent content)
{
    // A drawing, its groups, and a picture in them; the layout nests groups no deeper than this.
    private const int DeepestForm = 80;

    private readonly Stack<SavedState> _saved = new();
    private readonly Stack<OpenMark> _open = new();
    private readonly Operands _operands = new();
    private TextState _text = new();
    private PdfValue _resources;
    private PdfValue _fontResources;
    private int _page;
    private int _depth;
    private Matrix _transformation;
    private ContentMark _mark;
    private int _style;

    // 8.4.2: what is set in a saved state, the font among it, is forgotten with it.
    private readonly record struct SavedState(Matrix Transformation, TextState Text);

    private readonly record struct OpenMark(bool IsInText, ContentMark Before);

    /// <summary>Reads a page's content; what comes before a fault is kept.</summary>
    public void Read(int index, ReadPage page, FaultList faults)
    {
        Begin(index, page);
        var contents = page.Dictionary["Contents"u8];
        var passing = file.Decoder.Passing;
        var start = passing.Length;
        try
        {
            var stream = file.Resolve(contents);
            if (!stream.IsStream) throw new PdfSyntaxException("the page has no content stream");
            Read(file.Decoder.Decode(stream, passing));
        }
        catch (PdfSyntaxException fault)
        {
            faults.Add(contents.Reference, fault.Message);
        }

        passing.Length = start;
    }

    private void Begin(int index, ReadPage page)
    {
        content.Clear();
        _saved.Clear();
        _open.Clear();
        _operands.Clear();
        (_text, _page, _depth, _transformation, _mark, _style) = (new(), index, 0, Matrix.Identity, default, -1);
        SetResources(file.Get(page.Dictionary, "Resources"u8));
    }

    private void SetResources(PdfValue resources) => (_resources, _fontResources) = (resources, file.Get(resources, "Font"u8));

    private void Read(ReadOnlySpan<byte> bytes)
    {
        var (saved, open) = (_saved.Count, _open.Count);
        var lexer = new PdfLexer(bytes, 0);
        while (true)
        {
            var token = lexer.Next();
            if (token.Kind == PdfKind.End) break;
            if (token.Kind != PdfKind.Keyword)
            {
                _operands.Take(token, ref lexer, bytes);
                continue;
            }

            Do(bytes.Slice(token.Start, token.Extent), bytes);
            _operands.Clear();
        }

        if (_operands.Count > 0 || _text.IsOpen || _saved.Count != saved || _open.Count != open) throw new PdfSyntaxException("the content stream ends inside a text object, a saved state or marked content");
    }

    private void Do(ReadOnlySpan<byte> word, ReadOnlySpan<byte> bytes)
    {
        var name = Operator.Of(word);
        var fits = Operator.NumbersOf(name) is >= 0 and var numbers ? _operands.AreNumbers(numbers)
            : (name & 0xFF) == 'T' ? DoText(name, bytes)
            : DoOther(name, bytes);
        if (!fits) throw new PdfSyntaxException($"\"{System.Text.Encoding.Latin1.GetString(word[..Math.Min(word.Length, 20)])}\" is no operator that is known here, or has not its operands");
    }

    // Operators of text, which say themselves whether their operands fit.
    private bool DoText(int name, ReadOnlySpan<byte> bytes)
    {
        if (!_text.IsOpen && name is Operator.Move or Operator.MoveAndLead or Operator.NextLine or Operator.TextMatrix or Operator.Show or Operator.ShowPieces)
            throw new PdfSyntaxException("text is moved or shown outside of a text object");
        var numbers = _operands.Numbers;
        switch (name)
        {
            case Operator.Show when _operands.Count == 1 && _operands[0].IsString:
                Show(_operands[0], bytes);
                return true;
            case Operator.Move when _operands.AreNumbers(2):
                _text.Move(numbers[0], numbers[1]);
                return true;
            case Operator.ShowPieces when _operands.IsOne(PdfKind.Array):
                ShowPieces(bytes);
                return true;
            case Operator.Spacing when _operands.AreNumbers(1):
                _text.CharacterSpacing = numbers[0];
                return true;
            case Operator.Font when _operands is { Count: 2 } && _operands[0].Kind == PdfKind.Name && _operands[1].IsNumber:
                _text.Select(fonts.Of(_fontResources, Word(_operands[0], bytes)), numbers[1]);
                _style = -1;
                return true;
            case Operator.TextMatrix when _operands.AreNumbers(6):
                _text.SetMatrix(Matrix.Of(numbers));
                _style = -1;
                return true;
            case Operator.MoveAndLead when _operands.AreNumbers(2):
                _text.Leading = -numbers[1];
                _text.Move(numbers[0], numbers[1]);
                return true;
            case Operator.NextLine when _operands.Count == 0:
                _text.Move(0, -_text.Leading);
                return true;
            case Operator.Scale when _operands.AreNumbers(1):
                _text.Scale = numbers[0] / 100;
                return true;
            case Operator.Leading when _operands.AreNumbers(1):
                _text.Leading = numbers[0];
                return true;
            case Operator.Rise when _operands.AreNumbers(1):
                _text.Rise = numbers[0];
                return true;
            default:
                return false;
        }
    }

    private bool DoOther(int name, ReadOnlySpan<byte> bytes)
    {
        switch (name)
        {
            case Operator.BeginText or Operator.EndText when _operands.Count == 0:
                if (_text.IsOpen != (name == Operator.EndText)) throw new PdfSyntaxException("text objects are nested, or end without a beginning");
                if (_text.IsOpen) _text.End();
                else _text.Begin();
                _style = -1;
                return true;
            case Operator.BeginMark when _operands.IsOne(PdfKind.Name):
            case Operator.BeginMarkWithProperties when _operands.Count == 2 && _operands[0].Kind == PdfKind.Name && _operands[1].Kind is PdfKind.Dictionary or PdfKind.Name:
                BeginMark(Word(_operands[0], bytes));
                return true;
            case Operator.EndMark when _operands.Count == 0:
                EndMark();
                return true;
            case Operator.Save or Operator.Restore when _operands.Count == 0:
                NotInText();
                if (name == Operator.Save) _saved.Push(new(_transformation, _text));
                else Restore();
                return true;
            case Operator.Transform when _operands.AreNumbers(6):
                NotInText();
                _transformation = Matrix.Of(_operands.Numbers).Then(_transformation);
                return true;
            case Operator.Paint when _operands.IsOne(PdfKind.Name):
                NotInText();
                Paint(Word(_operands[0], bytes));
                return true;
            default:
                return (Operator.TakesName(name) && _operands.IsOne(PdfKind.Name)) || (Operator.IsDash(name) && _operands.Count == 2 && _operands[0].Kind == PdfKind.Array && _operands[1].IsNumber);
        }
    }

    private void Restore()
    {
        if (!_saved.TryPop(out var saved)) throw new PdfSyntaxException("a state is restored that was not saved");
        (_transformation, _text, _style) = (saved.Transformation, saved.Text, -1);
    }

    private static ReadOnlySpan<byte> Word(PdfToken token, ReadOnlySpan<byte> bytes) => bytes.Slice(token.Start, token.Extent);

    private void NotInText()
    {
        if (_text.IsOpen) throw new PdfSyntaxException("the graphics state is changed, or a picture painted, in a text object");
    }

    private void ShowPieces(ReadOnlySpan<byte> bytes)
    {
        for (var i = 0; i < _operands.Items.Count; i++)
        {
            var item = _operands.Items[i];
            if (item.IsNumber) _text.Adjust(_operands.ItemNumber(i));
            else Show(item, bytes);
        }
    }

    private void Show(PdfToken text, ReadOnlySpan<byte> bytes)
    {
        if (_text.Font is not { } font) throw new PdfSyntaxException("not read: text is shown in no font that is read");
        var codes = Word(text, bytes);
        if (text.Kind != PdfKind.String)
        {
            var plain = file.Decoder.Passing.Reserve(file.Decoder.Passing.Length, codes.Length)[file.Decoder.Passing.Length..];
            codes = plain[..PdfStrings.Read(text.Kind, codes, plain)];
        }

        if (codes.Length % 2 != 0) throw new PdfSyntaxException("a string of two-byte codes has an odd length");
        Show(codes, font);
    }

    private void Show(ReadOnlySpan<byte> codes, ReadFont font)
    {
        var at = _text.Position.Then(_transformation);
        if (_style < 0)
        {
            _style = content.Styles.Count;
            content.Styles.Add(new(font, _text.Size * Math.Sqrt((at.C * at.C) + (at.D * at.D)), _mark));
        }

        var (unit, spacing, scale, pen) = (_text.Size / 1000, _text.CharacterSpacing, _text.Scale, 0.0);
        var room = content.Room(codes.Length / 2);
        var widths = font.Widths;
        for (var i = 0; i < room.Length; i++)
        {
            var code = (codes[2 * i] << 8) | codes[(2 * i) + 1];
            if (code >= widths.Length) throw new PdfSyntaxException($"the glyph {code} is shown, but the embedded font has {widths.Length}");
            room[i] = new(at.E + (pen * at.A), at.F + (pen * at.B), code, _style);
            pen += ((widths[code] * unit) + spacing) * scale;
        }

        content.Commit(room.Length);
        _text.Advance(pen);
    }

    // 14.6.1: a sequence ends in the text object, or outside of one, that it began in.
    private void BeginMark(ReadOnlySpan<byte> tag)
    {
        _open.Push(new(_text.IsOpen, _mark));
        _style = -1;
        if (_operands.Identifier >= 0) _mark = new(MarkKind.Content, marks.Show(_page, _operands.Identifier));
        else if (tag.SequenceEqual("Artifact"u8)) _mark = new(_operands.IsWatermark ? MarkKind.Watermark : MarkKind.Artifact, 0);
    }

    private void EndMark()
    {
        if (!_open.TryPop(out var ended) || ended.IsInText != _text.IsOpen) throw new PdfSyntaxException("marked content ends without a beginning, or across the border of a text object");
        (_mark, _style) = (ended.Before, -1);
    }

    private void Paint(ReadOnlySpan<byte> name)
    {
        var painted = file.Get(file.Get(_resources, "XObject"u8), name);
        var subtype = painted["Subtype"u8];
        var isForm = subtype.IsName("Form"u8);
        if (!painted.IsStream || (!isForm && !subtype.IsName("Image"u8))) throw new PdfSyntaxException($"the picture {System.Text.Encoding.Latin1.GetString(name)} is not among the page's resources");
        content.Pictures.Add(new(painted, _transformation, _mark, _depth > 0));
        if (isForm) ReadForm(painted);
    }

    // 8.10.1: a form is painted as if its content stood here, in a state that is saved and moved by its matrix.
    private void ReadForm(PdfValue form)
    {
        if (++_depth > DeepestForm) throw new PdfSyntaxException($"forms nest more than {DeepestForm} deep");
        if (++content.Forms > PageContent.MostForms) throw new PdfSyntaxException($"the page paints more than {PageContent.MostForms} forms");
        var (resources, before) = (_resources, new SavedState(_transformation, _text));
        SetResources(file.Get(form, "Resources"u8));
        if (file.Get(form, "Matrix"u8).Items is { Count: 6 } matrix) _transformation = Matrix.Of(matrix).Then(_transformation);
        _operands.Clear();
        Read(file.Decoder.DecodeOnce(form));
        SetResources(resources);
        (_transformation, _text, _style) = (before.Transformation, before.Text, -1);
        _depth--;
    }
}
