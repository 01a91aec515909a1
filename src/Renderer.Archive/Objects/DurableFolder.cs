using System.Runtime.InteropServices;

namespace Renderer.Archive.Objects;

/// <summary>Folders whose entries survive a power cut: a new name is durable only when the folder that holds it was flushed.</summary>
internal static partial class DurableFolder
{
    /// <summary>Creates a folder with its parents and makes the new names durable.</summary>
    public static void Create(string path)
    {
        if (Directory.Exists(path)) return;
        if (Path.GetDirectoryName(path) is not { } parent)
        {
            Directory.CreateDirectory(path);
            return;
        }

        Create(parent);
        Directory.CreateDirectory(path);
        Flush(parent);
    }

    /// <summary>Makes the names in a folder durable. Windows does so on its own.</summary>
    /// <exception cref="IOException">The system refused.</exception>
    public static void Flush(string path)
    {
        if (OperatingSystem.IsWindows()) return;
        var descriptor = Open(path, flags: 0); // O_RDONLY is 0 on every Unix.
        if (descriptor < 0) throw Failure(path);
        try
        {
            if (FSync(descriptor) < 0) throw Failure(path);
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    private static IOException Failure(string path)
    {
        var error = Marshal.GetLastPInvokeError();
        return new IOException($"{Marshal.GetPInvokeErrorMessage(error)} : '{path}'", error);
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int FSync(int descriptor);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Close(int descriptor);
}
