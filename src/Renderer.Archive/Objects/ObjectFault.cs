using Renderer.Archive.Resilience;

namespace Renderer.Archive.Objects;

/// <summary>What can be wrong with one object while its store works.</summary>
internal static class ObjectFault
{
    public static ObjectStoreException OtherContent(string place, long stored, long expected) => new(
        place,
        $"the object holds {stored} bytes that are not the {expected} bytes of its key.",
        "It was changed or damaged after it was written: check the store, remove the object, and let the report be rendered again.")
    {
        Outage = OutageKind.None,
    };

    public static ObjectStoreException TooLarge(string place, long stored, long maximum) => new(
        place,
        $"the object has {stored} bytes, and at most {maximum} are read.",
        "If it is meant to be so large, raise Storage__MaximumObjectBytes.")
    {
        Outage = OutageKind.None,
    };

    public static ObjectStoreException NotAsSent(string place) => new(
        place,
        "the object server answers with the checksum of other bytes than were sent.",
        "Remove the object, check the server and whatever lies between, and let the report be rendered again.")
    {
        Outage = OutageKind.None,
    };
}
