using System.CommandLine;
using Renderer.Reports;

namespace Renderer.Cli.Files;

/// <summary>Input files of a command.</summary>
internal static class DataFile
{
    /// <summary>An argument for data files that does not swallow misspelt options.</summary>
    public static Argument<string[]> Argument()
    {
        var argument = new Argument<string[]>("DATA") { Description = "JSON data files.", Arity = ArgumentArity.OneOrMore };
        argument.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(t => t.Value.StartsWith('-') && !File.Exists(t.Value))) result.AddError($"{token.Value} is no option of this command.");
        });
        return argument;
    }

    /// <summary>Refuses arguments that name no file, all of them at once, before anything is done.</summary>
    /// <exception cref="CommandException">At least one is no file.</exception>
    public static void RequireAll(IEnumerable<string> paths)
    {
        var missing = paths.Where(p => !File.Exists(p)).ToList();
        if (missing.Count == 0) return;
        throw new CommandException(
            ExitCode.WrongUse,
            string.Join(Environment.NewLine + "error: ", missing.Select(p => Directory.Exists(p) ? $"{p} is a folder. Name the files in it." : $"{p}: there is no such file.")));
    }

    /// <summary>Reads a file, unless it is larger than allowed: then says so without reading it.</summary>
    /// <exception cref="CommandException">The file cannot be read.</exception>
    public static DataContent Read(string path, long maximumBytes)
    {
        try
        {
            var length = new FileInfo(path).Length;
            return length <= maximumBytes
                ? new DataContent(File.ReadAllBytes(path), null)
                : new DataContent(default, new Problem(
                    Severity.Error, "data-too-large", path, $"has {length} bytes; at most {maximumBytes} are allowed", "split the report, or raise Render:MaximumDataBytes"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(ExitCode.PartUnavailable, $"{path}: cannot be read: {e.Message}", e);
        }
    }
}

/// <summary>A file's content, or why it is not taken.</summary>
internal sealed record DataContent(ReadOnlyMemory<byte> Bytes, Problem? Problem);
