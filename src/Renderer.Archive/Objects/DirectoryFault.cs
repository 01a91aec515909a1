using Renderer.Archive.Resilience;

namespace Renderer.Archive.Objects;

/// <summary>Turns what a file system says into what an operator can act on.</summary>
internal static class DirectoryFault
{
    // The framework hands the system's number through in HResult: errno on Unix, an HRESULT of the Win32 error on Windows.
    private const int NoSpace = 28;
    private const int QuotaExceeded = 122;
    private const int FileTooBig = 27;
    private const int NotADirectory = 20;
    private const int AlreadyExists = 17;
    private const int WindowsDiskFull = unchecked((int)0x80070070);
    private const int WindowsFileExists = unchecked((int)0x80070050);

    public static bool IsNameTaken(IOException fault) => fault.HResult is AlreadyExists or WindowsFileExists;

    public static IOException TooBig(Exception cause) =>
        new("The file is larger than the file system or the process's limit allows.", cause) { HResult = FileTooBig };

    public static ObjectStoreException Describe(string path, string root, Exception fault) => new(
        path,
        $"the object store's folder cannot be used: {FirstSentence(fault.Message)}",
        fault switch
        {
            { HResult: NoSpace or QuotaExceeded or FileTooBig or WindowsDiskFull } =>
                $"Free space on the disk of {root}, raise its quota, or set Storage__Folder to a larger disk; what was accepted is rendered then.",
            // A folder cannot be created below a file, or where one is.
            { HResult: NotADirectory or AlreadyExists } or DirectoryNotFoundException =>
                $"Storage:Folder is \"{root}\": set Storage__Folder to a folder that exists or can be created.",
            UnauthorizedAccessException =>
                $"Give the service permission to write in {root}, or set Storage__Folder to a folder where it has.",
            _ => $"Check the disk of {root} (Storage:Folder); what was accepted is rendered when it works again.",
        },
        fault)
    {
        // A disk is not repaired by asking again within a second.
        Outage = OutageKind.Lasting,
    };

    // The framework appends " : 'path'", which the exception's place says already.
    private static string FirstSentence(string message)
    {
        var end = message.IndexOf(" : '", StringComparison.Ordinal);
        return (end < 0 ? message : message[..end]).TrimEnd('.') + ".";
    }
}
