using Renderer.Reports.Linting;

namespace Renderer.Reports.Tests.Linting;

public sealed class DataFindingTests : IDisposable
{
    private readonly LintedNotice _notice = new();

    public void Dispose() => _notice.Dispose();

    [Theory]
    [InlineData("{{ txt }}", "1,4", "`txt` is not known to the schema", "did you mean \"text\"?")]
    [InlineData("a\n  {{ buyer.nam }}", "2,12", "`buyer.nam` is not known to the schema", "did you mean \"name\"?")]
    [InlineData("{{ for line in lines; line.amout; end }}", "1,28", "`lines[].amout` is not known to the schema", "did you mean \"amount\"?")]
    [InlineData("{{ for l in lines; for p in l.parts ?? []; p.amout; end; end }}", "1,46", "`lines[].parts[].amout` is not known to the schema", "did you mean \"amount\"?")]
    [InlineData("{{ byer.name }}", "1,4", "`byer` is not known to the schema", "did you mean \"buyer\"?")]
    [InlineData("{{ b = buyer; b.nam }}", "1,17", "`buyer.nam` is not known to the schema", "did you mean \"name\"?")]
    [InlineData("{{ func f(x); ret x.nam; end; f buyer }}", "1,21", "`buyer.nam` is not known to the schema", "did you mean \"name\"?")]
    [InlineData("{{ lines | array.each @(do; ret $0.amout; end) }}", "1,36", "`lines[].amout` is not known to the schema", "did you mean \"amount\"?")]
    [InlineData("{{ text.length }}", "1,9", "`text.length` cannot be: the schema makes `text` a string", "correct the name, or add it to the schema")]
    public void UnknownName_ReadAsIfThere_IsAnError(string template, string place, string message, string hint) =>
        _notice.Lint(template).ShouldHaveSingleItem().ShouldBe(new Problem(Severity.Error, LintCodes.DataUnknown, $"notice/page.sbn-html({place})", message, hint));

    [Theory]
    [InlineData("{{ txt ?? '' }}", "`txt` is not known to the schema")]
    [InlineData("{{ buyer?.nam }}", "`buyer.nam` is not known to the schema")]
    [InlineData("{{ labels['heat'] ?? 'x' }}", "`labels.heat` is not known to the schema")]
    public void UnknownName_ReadAsPerhapsMissing_IsAWarning(string template, string message)
    {
        var found = _notice.Lint(template).ShouldHaveSingleItem();
        (found.Severity, found.Code, found.Message).ShouldBe((Severity.Warning, LintCodes.DataUnknown, message));
    }

    [Theory]
    [InlineData("{{ text }}{{ buyer.name }}{{ labels['head'] ?? 'x' }}{{ text.size }}{{ lines.size }}")]
    [InlineData("{{ x = 1; x }}")]
    [InlineData("{{ for key in ['head', 'heat']; labels[key]; end }}")]
    [InlineData("{{ capture part }}{{ text }}{{ end; part }}")]
    [InlineData("{{ include 'part.sbn-html' buyer }}")]
    [InlineData("{{ with buyer; name; end }}")]
    [InlineData("{{ if object.typeof title == 'array'; title.size; else; title; end }}")]
    public void KnownName_IsNoFinding(string template) => _notice.Lint(template, part: "{{ $0.name }}{{ include 'part.sbn-html' }}").Where(p => p.Code != LintCodes.PartUnused).ShouldBeEmpty();

    [Theory]
    [InlineData("{{ remark }}", "1,4", "`remark` may be missing: the schema does not require it")]
    [InlineData("{{ if remark; 'x'; end }}", "1,7", "`remark` may be missing: the schema does not require it")]
    [InlineData("{{ buyer.fax }}", "1,10", "`buyer.fax` may be missing: the schema does not require it")]
    [InlineData("{{ for line in lines; line.detail; end }}", "1,28", "`lines[].detail` may be missing: the schema does not require it")]
    [InlineData("{{ if remark ?? null; 'x'; end; remark }}", "1,33", "`remark` may be missing: the schema does not require it")]
    [InlineData("{{ if !(remark ?? null); remark; end }}", "1,26", "`remark` may be missing: the schema does not require it")]
    [InlineData("{{ if (remark ?? null) || text == 'x'; remark; end }}", "1,40", "`remark` may be missing: the schema does not require it")]
    [InlineData("{{ for l in lines; if l.detail ?? null; for m in lines; m.detail; end; end; end }}", "1,59", "`lines[].detail` may be missing: the schema does not require it")]
    [InlineData("{{ x = remark ?? null; x; remark.size }}", "1,27", "`remark` may be missing: the schema does not require it")]
    [InlineData("{{ payment.card }}", "1,12", "`payment.card` may be missing: the schema does not require it")]
    [InlineData("{{ if payment.kind == 'cash'; payment.till; else; payment.card; end; payment.till }}", "1,78", "`payment.till` may be missing: the schema does not require it")]
    public void OptionalData_UsedAsIfPresent_IsAWarning(string template, string place, string message)
    {
        var found = _notice.Lint(template).ShouldHaveSingleItem();
        (found.Severity, found.Code, found.Place, found.Message).ShouldBe((Severity.Warning, LintCodes.DataOptional, $"notice/page.sbn-html({place})", message));
    }

    [Theory]
    [InlineData("{{ remark ?? 'x' }}{{ buyer?.fax }}{{ remark | object.default 'x' }}")]
    [InlineData("{{ if remark ?? null; remark; end }}")]
    [InlineData("{{ if remark ?? null != null; remark; end }}")]
    [InlineData("{{ if (remark ?? null) == null; 'none'; else; remark; end }}")]
    [InlineData("{{ if (remark ?? null) && remark.size > 3; remark; end }}")]
    [InlineData("{{ (remark ?? null) ? remark : 'none' }}")]
    [InlineData("{{ if !(remark ?? null); ret; end; remark }}")]
    [InlineData("{{ if (remark ?? '') != '' && (buyer.fax ?? null); buyer.fax; end }}")]
    [InlineData("{{ if object.has_key buyer 'fax'; buyer.fax; end }}")]
    [InlineData("{{ if object.has_value(buyer, 'fax'); buyer.fax.size; end }}")]
    [InlineData("{{ shown = remark ?? null; if shown; shown.size; end }}")]
    [InlineData("{{ asked = (remark ?? null) != null; if asked; remark; end }}")]
    [InlineData("{{ has = false; if remark ?? null; has = true; end; if has; remark; end }}")]
    [InlineData("{{ func given(); ret (remark ?? null) != null; end; if given; remark; end }}")]
    [InlineData("{{ for l in lines; if l.detail ?? null; l.detail; end; end }}")]
    [InlineData("{{ for l in lines | array.filter @(do; ret $0.detail ?? null; end); l.detail; end }}")]
    [InlineData("{{ for l in (remark ?? null) == null ? [] : [1]; remark; end }}")]
    [InlineData("{{ if payment.kind == 'card'; payment.card; else; payment.till; end }}")]
    [InlineData("{{ case payment.kind; when 'card'; payment.card; when 'cash'; payment.till; end }}")]
    [InlineData("{{ x = object.has_key(payment, 'card') ? [payment.card] : [payment.till]; for y in x; y.size; end }}")]
    [InlineData("{{ if (remark ?? 'x') == 'x'; 'none'; else; remark; end }}")]
    [InlineData("{{ if (remark ?? 'x') == 'y'; remark; end }}")]
    [InlineData("{{ case remark ?? 'x'; when 'y'; remark; end }}")]
    [InlineData("{{ include 'part.sbn-html' buyer }}")]
    public void OptionalData_AskedForBefore_IsNoFinding(string template) =>
        _notice.Lint(template, part: "{{ if $0.fax ?? null; $0.fax; end }}").Where(p => p.Code != LintCodes.PartUnused).ShouldBeEmpty();

    [Theory]
    [InlineData("{{ buyer.bank.account }}", "`buyer.bank` may be null, and then has no members")]
    [InlineData("{{ total | math.round 2 }}", "`total` may be null, which `math.round` refuses")]
    [InlineData("{{ b = buyer.bank; b.account }}", "`buyer.bank` may be null, and then has no members")]
    [InlineData("{{ labels['head'].size }}", "`labels.head` may be missing, and then has no members")]
    public void NullData_UsedAsIfThere_IsAWarning(string template, string message)
    {
        var found = _notice.Lint(template).ShouldHaveSingleItem();
        (found.Severity, found.Code, found.Message).ShouldBe((Severity.Warning, LintCodes.DataNull, message));
    }

    [Theory]
    [InlineData("{{ buyer.bank?.account }}{{ total }}{{ total // 1 }}{{ (total ?? 0) | math.round 2 }}")]
    [InlineData("{{ if buyer.bank; buyer.bank.account; end }}")]
    [InlineData("{{ if buyer.bank != null; buyer.bank.account; end }}")]
    [InlineData("{{ if total > 3; total | math.round; end }}")]
    [InlineData("{{ case buyer.bank; when null; 'none'; else; buyer.bank.account; end }}")]
    public void NullData_AskedForBefore_IsNoFinding(string template) => _notice.Lint(template).ShouldBeEmpty();

    [Theory]
    [InlineData("{{ if scope == 'ofice'; 'x'; end }}", "`scope` is never \"ofice\": the schema allows \"office\" or \"rollup\"", "did you mean \"office\"?")]
    [InlineData("{{ scope != 'all' ? 1 : 2 }}", "`scope` is never \"all\": the schema allows \"office\" or \"rollup\"", "compare with one of these")]
    [InlineData("{{ case scope; when 'rolup'; 'x'; end }}", "`scope` is never \"rolup\": the schema allows \"office\" or \"rollup\"", "did you mean \"rollup\"?")]
    public void Comparison_WithAValueTheSchemaDoesNotAllow_IsAWarning(string template, string message, string hint)
    {
        var found = _notice.Lint(template).ShouldHaveSingleItem();
        (found.Code, found.Message, found.Hint).ShouldBe((LintCodes.ComparisonNever, message, hint));
    }

    [Theory]
    [InlineData("{{ if scope == 'office'; 'x'; else if scope == 'rollup'; 'y'; end; if text == 'ofice'; 'z'; end }}")]
    [InlineData("{{ if payment.kind == 'card'; 'x'; end; if payment.kind == 'cash'; 'x'; end }}")]
    public void Comparison_WithAValueTheSchemaAllows_IsNoFinding(string template) => _notice.Lint(template).ShouldBeEmpty();

    [Fact]
    public void Loop_OverWhatIsNoList_IsAnError() =>
        _notice.Lint("{{ for x in total; x; end }}{{ for x in lines; x.amount; end }}").ShouldHaveSingleItem().Message.ShouldBe("`total` is no list: the schema makes it a null or number");
}
