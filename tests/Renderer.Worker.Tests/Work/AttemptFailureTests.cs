using Renderer.Archive.Catalogue;
using Renderer.Archive.Objects;
using Renderer.Worker.Work;

namespace Renderer.Worker.Tests.Work;

public sealed class AttemptFailureTests
{
    [Fact]
    public void Of_KnownOutage_TellsTheReason()
    {
        var storage = new ObjectStoreException("/srv/a", "the disk is full.", "Free space.");
        var catalogue = new CatalogueException("catalogue.db", "locked.", "Wait.");

        AttemptFailure.Of(storage).ShouldBe(new AttemptFailure("storage-unavailable", "/srv/a: the disk is full. Free space."));
        AttemptFailure.Of(catalogue).ShouldBe(new AttemptFailure("catalogue-unavailable", "catalogue.db: locked. Wait."));
        AttemptFailure.Of(typeof(ObjectStoreException).FullName!, "m").Code.ShouldBe("storage-unavailable");
        AttemptFailure.Of(typeof(CatalogueException).FullName!, "m").Code.ShouldBe("catalogue-unavailable");
    }

    [Fact]
    public void Of_Defect_QuotesNothing()
    {
        AttemptFailure.Of(new InvalidOperationException("公民姓名")).Reason.ShouldBe("InvalidOperationException; the log has the place.");
        AttemptFailure.Of("System.InvalidOperationException", "公民姓名").ShouldBe(new AttemptFailure("internal", "InvalidOperationException; the log has the place."));
    }
}
