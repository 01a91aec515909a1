using System.CommandLine;
using Renderer.Cli.Files;
using Renderer.Cli.Output;
using Renderer.Reports;

namespace Renderer.Cli.Commands;

/// <summary><c>renderer verify</c>: PDF files by themselves.</summary>
internal static class VerifyCommand
{
    public static Command Create(Terminal terminal)
    {
        var files = new Argument<string[]>("PDF") { Description = "PDF files.", Arity = ArgumentArity.OneOrMore };
        var password = new Option<string?>("--password-file") { Description = "File with the password of encrypted ones, in its first and only line.", HelpName = "FILE" };
        var text = new Option<bool>("--text") { Description = "Write the text of the pages, in the order it is painted, and nothing else." };
        var command = new Command("verify", """
            Checks PDF files: syntax, cross-reference data, every reference and stream, fonts, structure tree, text. Prints pages, structure elements, the standards a file claims, fonts and faults with the numbers of their objects.

            What a file claims is not proven by this. Files of other programs are read as far as they are like Renderer's own; what is not read is a warning and makes the command fail too.

            Examples:
              renderer verify report.pdf
              renderer verify *.pdf --json
              renderer verify secret.pdf --password-file password.txt
            """)
        { files, password, text };
        command.SetAction(parsed => Run(terminal, parsed, new VerifyJob([.. parsed.GetRequiredValue(files)], parsed.GetValue(password), parsed.GetValue(text))));
        return command;
    }

    private static int Run(Terminal terminal, ParseResult parsed, VerifyJob job)
    {
        DataFile.RequireAll(job.PasswordFile is { } file ? [.. job.Files, file] : job.Files);
        var password = job.PasswordFile is { } path ? PasswordFile.Read(path) : "";
        var results = job.Files.Select(f => new VerifiedFile(f, DataFile.Read(f, int.MaxValue).Bytes, password)).ToList();
        if (parsed.GetValue(SharedOptions.Json)) CliJson.Write<IReadOnlyList<VerifiedFile>>(terminal.Out, results);
        else foreach (var result in results) Write(terminal, result, job.WritesText);
        return results.All(r => r.Problems.Count == 0) ? ExitCode.Done : ExitCode.ProblemsFound;
    }

    private static void Write(Terminal terminal, VerifiedFile file, bool writesText)
    {
        if (writesText) terminal.Out.WriteLine(string.Join(Environment.NewLine, file.Texts));
        else
        {
            var claims = file.Claims.Count == 0 ? "no standard claimed" : $"claims {string.Join(", ", file.Claims)}";
            terminal.Out.WriteLine($"{file.File}: PDF {file.Version}, {file.Bytes} bytes, {file.Pages} pages, {(file.Elements == 0 ? "not tagged" : $"{file.Elements} structure elements")}, {claims}{(file.IsEncrypted ? ", encrypted" : "")}");
            foreach (var font in file.Fonts) terminal.Out.WriteLine($"  font {font.Name}: {(font.Bytes == 0 ? "not embedded" : $"{font.Bytes} bytes")}");
            foreach (var attachment in file.Attachments) terminal.Out.WriteLine($"  attached {attachment}");
        }

        ProblemLines.Write(terminal.Error, file.File, file.Problems);
    }

    private sealed record VerifyJob(IReadOnlyList<string> Files, string? PasswordFile, bool WritesText);
}

/// <summary>What <c>renderer verify --json</c> writes of a file.</summary>
internal sealed record VerifiedFile(string File, int Bytes, string Version, int Pages, int Elements, bool IsEncrypted)
{
    public VerifiedFile(string file, ReadOnlyMemory<byte> pdf, string password)
        : this(file, pdf.Length, PdfCheck.Run(pdf, file, password))
    {
    }

    private VerifiedFile(string file, int bytes, CheckedPdf found)
        : this(file, bytes, found.Version, found.Pages, found.Elements, found.IsEncrypted) =>
        (Claims, Fonts, Attachments, Problems, Texts) = (found.Claims, found.Fonts, found.Attachments, ProblemLine.ListOf(found.Problems), found.PageTexts);

    public IReadOnlyList<string> Claims { get; init; } = [];

    public IReadOnlyList<CheckedFont> Fonts { get; init; } = [];

    public IReadOnlyList<string> Attachments { get; init; } = [];

    public IReadOnlyList<ProblemLine> Problems { get; init; } = [];

    [System.Text.Json.Serialization.JsonIgnore]
    public IReadOnlyList<string> Texts { get; init; } = [];
}
