using FsCheck;
using FsCheck.Fluent;
using Renderer.Archive.Objects;

namespace Renderer.Archive.Tests.Objects;

public sealed class ObjectKeyTests
{
    [Theory]
    [InlineData("data/0a.json", "application/json")]
    [InlineData("renditions/ab/report.html", "text/html; charset=utf-8")]
    [InlineData("renditions/ab/report.pdf", "application/pdf")]
    [InlineData("renditions/ab/tables.csv", "text/csv; charset=utf-8; header=present")]
    [InlineData("a-b_c.d/E", "application/octet-stream")]
    public void TryCreate_Key_KeepsTextAndKnowsType(string text, string contentType)
    {
        ObjectKey.TryCreate(text, out var key).ShouldBeTrue();
        key.ShouldNotBeNull().Value.ShouldBe(text);
        key.ContentType.ShouldBe(contentType);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("/etc/passwd")]
    [InlineData("a//b")]
    [InlineData("a/")]
    [InlineData("..")]
    [InlineData("a/../b")]
    [InlineData("a/./b")]
    [InlineData(".staging/1")]
    [InlineData("a\\b")]
    [InlineData("C:/a")]
    [InlineData("a b")]
    [InlineData("a\0b")]
    [InlineData("a%2e")]
    [InlineData("报告")]
    public void TryCreate_NoKey_IsRefused(string? text) => ObjectKey.TryCreate(text, out _).ShouldBeFalse();

    [Fact]
    public void TryCreate_TooLong_IsRefused()
    {
        ObjectKey.TryCreate(new string('a', 255), out _).ShouldBeTrue();
        ObjectKey.TryCreate(new string('a', 256), out _).ShouldBeFalse();
        ObjectKey.TryCreate(string.Join('/', Enumerable.Repeat("abcdefg", 129)), out _).ShouldBeFalse();
    }

    [Fact]
    public void Create_NoKey_SaysWhatIsAllowed() =>
        Should.Throw<ArgumentException>(() => ObjectKey.Create("a b")).Message.ShouldContain("A-Z a-z 0-9");

    [Fact]
    public void TryCreate_AnyText_StaysBelowItsFolder()
    {
        var pieces = Gen.Elements("a", ".", "..", "/", "\\", "\0", "~", "é", ".json", "//", " ", "x");
        var texts = Gen.ArrayOf(pieces).Select(string.Concat).ToArbitrary();
        Prop.ForAll(texts, text =>
        {
            var root = Path.GetFullPath("/root-of-store");
            return !ObjectKey.TryCreate(text, out _) || Path.GetFullPath(Path.Combine(root, text)).StartsWith(root + "/", StringComparison.Ordinal);
        }).QuickCheckThrowOnFailure();
    }
}
