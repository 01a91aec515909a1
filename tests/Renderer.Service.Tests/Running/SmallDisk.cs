using System.Diagnostics;
using System.Globalization;

namespace Renderer.Service.Tests.Running;

/// <summary>A file system in memory of a few MiB, to be filled. Mounting one takes root, as the tests' tools do.</summary>
internal sealed class SmallDisk : IDisposable
{
    public SmallDisk(int mebibytes)
    {
        Folder = Directory.CreateTempSubdirectory("renderer-disk-").FullName;
        Run("mount", "-t", "tmpfs", "-o", Size(mebibytes), "tmpfs", Folder);
    }

    public string Folder { get; }

    /// <summary>An operator adds space.</summary>
    public void Grow(int mebibytes) => Run("mount", "-o", "remount," + Size(mebibytes), Folder);

    public long FreeBytes => new DriveInfo(Folder).AvailableFreeSpace;

    public void Dispose()
    {
        Run("umount", "-l", Folder);
        Directory.Delete(Folder);
    }

    private static string Size(int mebibytes) => string.Create(CultureInfo.InvariantCulture, $"size={mebibytes}m");

    private static void Run(string command, params string[] arguments)
    {
        using var process = Process.Start(command, arguments);
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{command} {string.Join(' ', arguments)} ended with {process.ExitCode}. It needs root.");
    }
}
