namespace Renderer.Pdf.Reading;

/// <summary>Reads a page's content stream (7.8.2, 8, 9, 14.6): every operator known and with its operands, everything closed that was opened.</summary>
internal sealed class ContentReader
{
    // The longest, Tm and cm, take six; a dash pattern is one array.
    private const int MostOperands = 16;

    private readonly ParsedFile _file;
    private readonly FontShelf _fonts;
    // A drawing, its groups, and a picture in them; the layout nests groups no deeper than this.
    private const int DeepestForm = 80;

    private readonly PageContent _content = new();
    private readonly TextState _text = new();
    private readonly Stack<GraphicsState> _saved = new();
    private readonly Stack<bool> _marks = new();
    private readonly PdfValue[] _operands = new PdfValue[MostOperands];
    private PdfDictionary? _resources;
    private int _count;
    private int _depth;
    private Matrix _transformation = Matrix.Identity;

    private readonly record struct GraphicsState(Matrix Transformation, TextParameters Text);

    private GraphicsState State
    {
        get => new(_transformation, _text.Parameters);
        set => (_transformation, _text.Parameters) = (value.Transformation, value.Text);
    }

    private ContentReader(ParsedFile file, FontShelf fonts, PdfDictionary? resources) => (_file, _fonts, _resources) = (file, fonts, resources);

    /// <summary>Reads a page's content; what comes before a fault is kept.</summary>
    public static PageContent Read(ParsedFile file, FontShelf fonts, ReadPage page, FaultList faults)
    {
        var reader = new ContentReader(file, fonts, file.Get(page.Dictionary, "Resources").Dictionary);
        var contents = page.Dictionary["Contents"];
        try
        {
            if (file.Resolve(contents).Stream is not { } stream) throw new PdfSyntaxException("the page has no content stream");
            reader.Read(file.Decoder.Decode(stream));
        }
        catch (PdfSyntaxException fault)
        {
            faults.Add(contents.Reference, fault.Message);
        }

        return reader._content;
    }

    private void Read(ReadOnlyMemory<byte> bytes)
    {
        var (saved, marks) = (_saved.Count, _marks.Count);
        var parser = new PdfParser(bytes, 0, _file.Names) { ReadsReferences = false };
        while (parser.HasMore())
        {
            if (parser.IsAtValue)
            {
                if (_count == MostOperands) throw new PdfSyntaxException($"more than {MostOperands} operands stand before an operator");
                _operands[_count++] = parser.TakeValue();
                continue;
            }

            var name = parser.TakeKeyword();
            Do(name, OperatorTable.Operands(name) ?? throw new PdfSyntaxException($"\"{name}\" is no operator that is known"));
            _count = 0;
        }

        if (_count > 0 || _text.IsOpen || _saved.Count != saved || _marks.Count != marks) throw new PdfSyntaxException("the content stream ends inside a text object, a saved state or marked content");
    }

    private void Do(string name, string kinds)
    {
        if (!OperatorTable.Fit(_operands.AsSpan(0, _count), kinds)) throw new PdfSyntaxException($"the operator {name} has not its operands");
        if (name[0] == 'T' || name is "BT" or "ET") DoText(name);
        else if (name is "BMC" or "BDC" or "EMC") Mark(name);
        else if (name is "q" or "Q" or "cm" or "Do") DoGraphics(name);
    }

    private void DoText(string name)
    {
        if (name is "BT" or "ET" && _text.IsOpen != (name == "ET")) throw new PdfSyntaxException("text objects are nested, or end without a beginning");
        if (!_text.IsOpen && name is "Td" or "TD" or "Tm" or "T*" or "Tj" or "TJ") throw new PdfSyntaxException($"{name} stands outside of a text object");
        switch (name)
        {
            case "BT":
                _text.Begin();
                break;
            case "ET":
                _text.End();
                break;
            case "Tf":
                _text.Select(_fonts.Of(_file.Get(_resources, "Font").Dictionary, _operands[0].Name!), _operands[1].Number);
                break;
            case "Td":
                _text.Move(_operands[0].Number, _operands[1].Number);
                break;
            case "TD":
                _text.Leading = -_operands[1].Number;
                _text.Move(_operands[0].Number, _operands[1].Number);
                break;
            case "T*":
                _text.Move(0, -_text.Leading);
                break;
            case "Tm":
                _text.SetMatrix(Matrix.Of(_operands));
                break;
            case "Tc":
                _text.CharacterSpacing = _operands[0].Number;
                break;
            case "Tz":
                _text.Scale = _operands[0].Number / 100;
                break;
            case "TL":
                _text.Leading = _operands[0].Number;
                break;
            case "Ts":
                _text.Rise = _operands[0].Number;
                break;
            case "Tj":
                Show(_operands[0].String);
                break;
            case "TJ":
                foreach (var item in _operands[0].Items)
                {
                    if (item.IsNumber) _text.Adjust(item.Number);
                    else Show(item.String);
                }

                break;
        }
    }

    private void Show(ReadOnlySpan<byte> codes)
    {
        if (_text.Font is not { } font) throw new PdfSyntaxException("text is shown before a font that can be read is chosen");
        if (codes.Length % 2 != 0) throw new PdfSyntaxException("a string of two-byte codes has an odd length");
        for (var i = 0; i < codes.Length; i += 2)
        {
            var code = (codes[i] << 8) | codes[i + 1];
            if (code >= font.GlyphCount) throw new PdfSyntaxException($"the glyph {code} is shown, but the embedded font has {font.GlyphCount}");
            if (_content.Glyphs.Count == PageContent.MostGlyphs) throw new PdfSyntaxException($"the page shows more than {PageContent.MostGlyphs} glyphs");
            var at = _text.Position.Then(_transformation);
            _content.Glyphs.Add(new(font.TextOf(code), at.E, at.F));
            _text.Advance(code);
        }
    }

    // 14.6.1: a sequence ends in the text object, or outside of one, that it began in.
    private void Mark(string name)
    {
        if (name == "EMC")
        {
            if (!_marks.TryPop(out var inText) || inText != _text.IsOpen) throw new PdfSyntaxException("marked content ends without a beginning, or across the border of a text object");
            return;
        }

        _marks.Push(_text.IsOpen);
        if (name != "BDC" || _operands[1].Dictionary?["MCID"].Integer is not { } id) return;
        if (!_content.Marks.Add(id)) throw new PdfSyntaxException($"the marked-content identifier {id} stands twice on the page");
    }

    private void DoGraphics(string name)
    {
        if (_text.IsOpen) throw new PdfSyntaxException($"{name} stands in a text object");
        switch (name)
        {
            case "q":
                _saved.Push(State);
                break;
            case "Q":
                if (!_saved.TryPop(out var saved)) throw new PdfSyntaxException("a state is restored that was not saved");
                State = saved;
                break;
            case "cm":
                _transformation = Matrix.Of(_operands).Then(_transformation);
                break;
            default:
                Paint(_operands[0].Name!);
                break;
        }
    }

    private void Paint(string name)
    {
        var painted = _file.Get(_file.Get(_resources, "XObject").Dictionary, name).Stream;
        switch (painted?.Dictionary["Subtype"].Name)
        {
            case "Image":
                _content.Images++;
                break;
            case "Form":
                ReadForm(painted);
                break;
            default:
                throw new PdfSyntaxException($"the picture {name} is not among the page's resources");
        }
    }

    // 8.10.1: a form is painted as if its content stood here, in a state that is saved and moved by its matrix.
    private void ReadForm(PdfStream form)
    {
        if (++_depth > DeepestForm) throw new PdfSyntaxException($"forms nest more than {DeepestForm} deep");
        if (++_content.Forms > PageContent.MostForms) throw new PdfSyntaxException($"the page paints more than {PageContent.MostForms} forms");
        var outer = (_resources, State);
        _resources = _file.Get(form.Dictionary, "Resources").Dictionary;
        if (_file.Get(form.Dictionary, "Matrix").Items is { Length: 6 } matrix) _transformation = Matrix.Of(matrix).Then(_transformation);
        _count = 0;
        Read(_file.Decoder.DecodeOnce(form));
        (_resources, State) = outer;
        _depth--;
    }
}
