namespace Renderer.Cli.Files;

/// <summary>A file that holds a password in its first and only line. What stands in it must not get into a message.</summary>
internal static class PasswordFile
{
    /// <summary>The password in a file.</summary>
    /// <exception cref="CommandException">The file cannot be read or holds no password.</exception>
    public static string Read(string path)
    {
        var content = DataFile.ReadText(path, path);
        if (content.Problem is not null) throw new CommandException(ExitCode.WrongUse, $"{path} is not UTF-8. Write the password in UTF-8, in one line.");
        var password = content.Text.TrimEnd('\r', '\n');
        return password.Length == 0 || password.AsSpan().ContainsAny('\r', '\n')
            ? throw new CommandException(ExitCode.WrongUse, $"{path} does not hold a password. Write it into the file's first and only line.")
            : password;
    }
}
