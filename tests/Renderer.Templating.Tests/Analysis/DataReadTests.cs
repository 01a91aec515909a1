using Renderer.Templating.Analysis;

namespace Renderer.Templating.Tests.Analysis;

public sealed class DataReadTests
{
    [Theory]
    [InlineData("{{ a.b }}", "a a.b")]
    [InlineData("{{ for i in a; i.b; end }}", "a a[] a[].b")]
    [InlineData("{{ a[0].b; a['c'] }}", "a a.c a[] a[].b")]
    [InlineData("{{ x = a.b; x.c }}", "a a.b a.b.c")]
    [InlineData("{{ func f(p); ret p.b; end; f a }}", "a a.b")]
    [InlineData("{{ func f; ret $0.b; end; f a }}", "a a.b")]
    [InlineData("{{ include 'part' a }}", "a a.part")]
    [InlineData("{{ include 'part' p: a; include 'part' }}", "a")]
    [InlineData("{{ for n in ['b', 'c']; a[n]; end }}", "a a.b a.c")]
    [InlineData("{{ for r in [[a.b, 'x'], [a.c, 'y']]; r[0].d; end }}", "a a.b a.b.d a.c a.c.d")]
    [InlineData("{{ a | array.map 'b' }}", "a a[].b")]
    [InlineData("{{ a | array.each @(do; ret $0.b; end) }}", "a a[] a[].b")]
    [InlineData("{{ a | array.sort 'n' | array.first }}", "a a[]")]
    [InlineData("{{ o = { p: a.b }; o.p.c }}", "a a.b a.b.c")]
    [InlineData("{{ l = []; for i in a; l = l + [i]; end; for i in l; i.b; end }}", "a a[] a[].b")]
    [InlineData("{{ x = a ? a.b : a.c; x.d }}", "a a.b a.b.d a.c a.c.d")]
    [InlineData("{{ with a; b; end }}", "a a.b b")]
    [InlineData("{{ func f(n); if n.next ?? null; f n.next; end; ret n.v; end; f a }}", "a a.next a.v")]
    public void Reads_OnEveryWay_AreFound(string template, string paths) =>
        string.Join(' ', Of(template).Reads.Select(read => read.Path.Text).Distinct().Order(StringComparer.Ordinal)).ShouldBe(paths);

    [Theory]
    [InlineData("{{ a }}", false)]
    [InlineData("{{ a ?? 1 }}", true)]
    [InlineData("{{ a | object.default 1 }}", true)]
    [InlineData("{{ a?.b }}", true)]
    [InlineData("{{ if a; end }}", false)]
    public void Read_AsPerhapsMissing_IsGuarded(string template, bool isGuarded) =>
        Of(template).Reads.Where(read => read.Path.Text == "a").ShouldAllBe(read => read.IsGuarded == isGuarded);

    [Theory]
    [InlineData("{{ if a ?? null; a.b; end }}", DataConditionKind.NotNull)]
    [InlineData("{{ if a != null; a.b; end }}", DataConditionKind.NotNull)]
    [InlineData("{{ if null == a; ret; end; a.b }}", DataConditionKind.NotNull)]
    [InlineData("{{ a > 3 && a.b }}", DataConditionKind.NotNull)]
    [InlineData("{{ if a == 'x'; a.b; end }}", DataConditionKind.Equals)]
    [InlineData("{{ if a == 'x'; 1; else; a.b; end }}", DataConditionKind.Differs)]
    [InlineData("{{ case a; when 'x'; a.b; end }}", DataConditionKind.Equals)]
    [InlineData("{{ if (a | object.typeof) == 'object'; a.b; end }}", DataConditionKind.IsType)]
    [InlineData("{{ if (object.typeof a) != 'object'; ret; end; a.b }}", DataConditionKind.IsType)]
    public void Condition_AskedBefore_IsKnown(string template, DataConditionKind kind) =>
        Of(template).Reads.Where(read => read.Path.Text == "a.b" && read.Use == DataUse.Read).ShouldHaveSingleItem().Given.ShouldContain(condition => condition.Path.Text == "a" && condition.Kind == kind);

    [Fact]
    public void Files_NeverIncluded_AreNamed()
    {
        Of("{{ include 'part' }}").UnusedFiles.ShouldBe(["spare"]);
        Of("{{ include x }}").UnusedFiles.ShouldBeEmpty();
        Of("{{ include x }}").IsComplete.ShouldBeFalse();
    }

    [Fact]
    public void Entry_OfAnotherName_IsRefused() => Should.Throw<ArgumentException>(() => TemplateAnalysis.Of(Set("x"), new HashSet<string>(), "none"));

    private static TemplateAnalysis Of(string template) => TemplateAnalysis.Of(Set(template), new HashSet<string>(), "page");

    private static TemplateSet Set(string template) => TemplateSet.Parse(
        new Dictionary<string, string> { ["page"] = template, ["part"] = "{{ $0?.part; $p }}", ["spare"] = "x" }, Templates.Html);
}
