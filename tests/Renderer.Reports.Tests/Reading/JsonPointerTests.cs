using System.Text.Json;
using Renderer.Reports.Reading;

namespace Renderer.Reports.Tests.Reading;

public class JsonPointerTests
{
    private static readonly JsonElement Data = JsonElement.Parse("""{"a/b":[{"m~n":1},{"~1":2}],"":{"c":null}}""");

    [Theory]
    [InlineData("", JsonValueKind.Object)]
    [InlineData("/a~1b", JsonValueKind.Array)]
    [InlineData("/a~1b/0/m~0n", JsonValueKind.Number)]
    [InlineData("/a~1b/1/~01", JsonValueKind.Number)]
    [InlineData("//c", JsonValueKind.Null)]
    public void Find_PlaceThatIsThere_IsItsValue(string place, JsonValueKind kind) => JsonPointer.Find(Data, place).ShouldNotBeNull().ValueKind.ShouldBe(kind);

    [Theory]
    [InlineData("/b")]
    [InlineData("/a~1b/2")]
    [InlineData("/a~1b/-1")]
    [InlineData("/a~1b/x")]
    [InlineData("//c/d")]
    public void Find_PlaceThatIsNot_IsNull(string place) => JsonPointer.Find(Data, place).ShouldBeNull();

    [Theory]
    [InlineData("m~n")]
    [InlineData("a/b")]
    [InlineData("~1")]
    [InlineData("~0/~")]
    public void Escape_AnyName_IsOneStepThatReadsBack(string name) => JsonPointer.StepsOf($"/{JsonPointer.Escape(name)}").ShouldBe([name]);
}
