using System.CommandLine;
using Renderer.Cli.Files;
using Renderer.Reports;

namespace Renderer.Cli.Commands;

/// <summary>Who may open a PDF: <c>--owner-password-file</c>, <c>--user-password-file</c>, <c>--permit</c>. Passwords never stand on the command line, where every user of the machine sees them.</summary>
internal sealed class ProtectionChoice
{
    private readonly Option<string?> _owner = new("--owner-password-file")
    {
        Description = "Encrypt with AES-256; the file's first line is the password that gives all rights. Not together with PDF/A, and never for stored renditions: others check and read those.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _user = new("--user-password-file")
    {
        Description = "The file's first line is the password that readers are asked for; without it everybody may open the PDF.",
        HelpName = "FILE",
    };

    private readonly Option<string[]> _permit = WordList.Option("--permit", "What readers may do, parted by commas", "PERMISSIONS", PrintOptions.KnownPermissions);

    private ProtectionChoice()
    {
    }

    /// <summary>Gives a command the options.</summary>
    public static ProtectionChoice AddTo(Command command)
    {
        var choice = new ProtectionChoice();
        command.Add(choice._owner);
        command.Add(choice._user);
        command.Add(choice._permit);
        command.Validators.Add(result =>
        {
            if (result.GetValue(choice._owner) is not null) return;
            if (result.GetValue(choice._user) is not null) result.AddError("--user-password-file needs --owner-password-file: whoever opened the PDF could change its permissions.");
            if (result.GetResult(choice._permit) is { Implicit: false }) result.AddError("--permit needs --owner-password-file: permissions exist in encrypted PDFs only.");
        });
        return choice;
    }

    /// <summary>What the command line asks for; null for no encryption.</summary>
    /// <exception cref="CommandException">A file cannot be read or holds no password.</exception>
    public PrintProtection? Of(ParseResult parsed)
    {
        if (parsed.GetValue(_owner) is not { } owner) return null;
        var user = parsed.GetValue(_user);
        DataFile.RequireAll(user is null ? [owner] : [owner, user]);
        return new(PasswordFile.Read(owner), user is null ? "" : PasswordFile.Read(user), [.. parsed.GetValue(_permit) ?? []]);
    }
}
