using Renderer.Archive.Objects;

namespace Renderer.Archive.Tests.Objects;

public sealed class DirectoryFaultTests
{
    [Theory]
    [InlineData(28, "Free space on the disk of /srv")] // ENOSPC
    [InlineData(122, "raise its quota")] // EDQUOT
    [InlineData(27, "Free space")] // EFBIG
    [InlineData(20, "set Storage__Folder to a folder that exists")] // ENOTDIR
    [InlineData(5, "Check the disk of /srv")] // EIO
    public void Describe_SystemError_GivesTheRemedy(int error, string remedy)
    {
        var fault = DirectoryFault.Describe("/srv/a", "/srv", new IOException("No luck : '/srv/a'", error));

        fault.Message.ShouldStartWith("/srv/a: the object store's folder cannot be used: No luck. ");
        fault.Remedy.ShouldContain(remedy);
    }

    [Fact]
    public void Describe_NoPermission_AsksForIt() =>
        DirectoryFault.Describe("/srv/a", "/srv", new UnauthorizedAccessException("Denied.")).Remedy.ShouldContain("permission to write in /srv");
}
