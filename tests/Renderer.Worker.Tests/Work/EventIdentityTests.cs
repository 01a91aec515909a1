using Renderer.Worker.Work;

namespace Renderer.Worker.Tests.Work;

public sealed class EventIdentityTests
{
    // SHA-256 over each part's length (4 bytes, big-endian) and UTF-8 bytes; the first 16 bytes with version and variant set.
    [Fact]
    public void Derive_SameParts_GivesTheSameIdForEver() =>
        EventIdentity.Derive("rendered", "r-1", "1", "ab").ShouldBe(Guid.Parse("7ba4635e-3a1d-8159-91c5-3be2f0d56beb"));

    [Fact]
    public void Derive_OtherParts_GiveOtherIds()
    {
        Guid[] ids =
        [
            EventIdentity.Derive("rendered", "r-1", "1", "ab"),
            EventIdentity.Derive("rendered", "r-1", "2", "ab"),
            EventIdentity.Derive("rendered", "r-11", "", "ab"),
            EventIdentity.Derive("rendered", "r-1", "1ab"),
            EventIdentity.Derive("rendered", "r-1", "1", "ab", ""),
        ];

        ids.ShouldBeUnique();
    }

    [Fact]
    public void Derive_Id_SaysThatItIsVersion8()
    {
        var id = EventIdentity.Derive("x");

        id.Version.ShouldBe(8);
        id.Variant.ShouldBeInRange(8, 11);
    }
}
