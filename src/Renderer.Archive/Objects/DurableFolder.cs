using System.Runtime.InteropServices;

namespace Renderer.Archive.Objects;

/// <summary>Folders whose entries survive a power cut: a new name is durable only when the folder that holds it was flushed.</summary>
internal static partial class DurableFolder
{
    // errno of Linux; EEXIST and EPERM are the same on every Unix.
    private const int NotPermitted = 1;
    private const int AlreadyExists = 17;
    private const int NotSupported = 95;

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

    /// <summary>Gives a finished file its name, if that is free; false when it is taken. The old name is free after true and kept after false.</summary>
    /// <remarks>File.Move looks and then renames: of two writers at once both would succeed, and the later would win. link(2) is one step.</remarks>
    /// <exception cref="IOException">The system refused.</exception>
    public static bool TryRename(string staged, string path)
    {
        if (OperatingSystem.IsWindows()) return TryMove(staged, path);
        if (Link(staged, path) == 0)
        {
            File.Delete(staged);
            return true;
        }

        return Marshal.GetLastPInvokeError() switch
        {
            AlreadyExists => false,
            // A file system without links (exFAT, some of FUSE): the next best there is.
            NotPermitted or NotSupported => TryMove(staged, path),
            _ => throw Failure(path),
        };
    }

    private static bool TryMove(string staged, string path)
    {
        try
        {
            File.Move(staged, path, overwrite: false);
            return true;
        }
        catch (IOException) when (File.Exists(path))
        {
            return false;
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

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Link(string existing, string added);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int FSync(int descriptor);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Close(int descriptor);
}
