using System.CommandLine;
using System.Text;
using System.Text.Unicode;
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

    /// <summary>Reads a UTF-8 file, with or without byte order mark.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">What a problem calls it.</param>
    /// <exception cref="CommandException">The file cannot be read.</exception>
    public static TextContent ReadText(string path, string name)
    {
        var bytes = Read(path, int.MaxValue).Bytes.Span;
        if (bytes.StartsWith(Encoding.UTF8.Preamble)) bytes = bytes[Encoding.UTF8.Preamble.Length..];
        return Utf8.IsValid(bytes)
            ? new TextContent(Encoding.UTF8.GetString(bytes), null)
            : new TextContent("", new Problem(
                Severity.Error, "data-encoding", $"{name}(1,1)", "is not UTF-8", "convert it, for example from GBK: iconv -f GB18030 -t UTF-8"));
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

/// <summary>A file's text, or why it is not taken.</summary>
internal sealed record TextContent(string Text, Problem? Problem);

/// <summary>A file's content, or why it is not taken.</summary>
internal sealed record DataContent(ReadOnlyMemory<byte> Bytes, Problem? Problem);
