using Renderer.Benchmarks.Documents;
using Renderer.Benchmarks.Templates;

namespace Renderer.Benchmarks.Compare;

/// <summary>Finds what this machine has to compare with. Nothing is installed.</summary>
internal sealed class EngineSearch(CompareOptions options, BenchmarkDocument document, Workspace workspace)
{
    private readonly List<IEngine> _engines = [];
    private readonly List<string> _missing = [];

    /// <summary>What was looked for and not found.</summary>
    public IReadOnlyList<string> Missing => _missing;

    /// <summary>Our own first, in each mode, then the others.</summary>
    public IReadOnlyList<IEngine> Find()
    {
        AddOwn();
        if (options.HasPeers)
        {
            AddNode();
            AddChromium();
            AddWeasyPrint();
            AddOthers();
        }

        return _engines;
    }

    private void AddOwn()
    {
        // The program's own file: the host may be the test runner.
        var program = Path.Combine(AppContext.BaseDirectory, "Renderer.Benchmarks.dll");
        _engines.Add(new WorkerEngine(CompareOptions.Own, new("dotnet", program, "worker", workspace.Page, Workspace.Fonts), workspace));
        var command = options.Renderer ?? Path.Combine(PackageTexts.Folder, "../src/Renderer.Cli/bin/Release/net10.0/renderer");
        if (File.Exists(command)) AddFresh(CompareOptions.Own, Path.GetFullPath(command), "pdf", workspace.Page, "-o", Output("own"), "--set", $"Fonts:Folders:0={Workspace.Fonts}");
        else _missing.Add("renderer (build src/Renderer.Cli -c Release, or name a published program: --renderer FILE)");
    }

    private void AddNode()
    {
        if (document.Name != "report")
        {
            _missing.Add($"Typst, pdfmake (their documents are written by hand, and only for the report)");
            return;
        }

        if (EngineCommand.Find("typst") is { } typst)
            AddFresh("Typst", typst, "compile", "--ignore-system-fonts", "--font-path", Workspace.Fonts, workspace.Unpack("report.typ"), Output("typst"));
        AddNode("Typst (Node binding)", "@myriaddreamin/typst-ts-node-compiler", "typst.mjs", "report.typ");
        AddNode("pdfmake", "pdfmake", "pdfmake.mjs", "report.pdfmake.json");
    }

    private void AddNode(string name, string package, string script, string source)
    {
        if (options.NodeModules is not { } modules || !Directory.Exists(Path.Combine(modules, package)) || EngineCommand.Find("node") is not { } node)
        {
            _missing.Add($"{name} (npm install {package}, then --node-modules DIR)");
            return;
        }

        var (file, output) = (workspace.Unpack(script), Output(script));
        var command = new EngineCommand(node, file, modules, workspace.Unpack(source), Workspace.Fonts, output);
        _engines.Add(new WorkerEngine(name, command, workspace));
        _engines.Add(new ProcessPerDocument(name, command, output, workspace) { Input = "1\n" });
    }

    private void AddChromium()
    {
        if (new[] { "chromium", "chromium-browser", "google-chrome" }.Select(EngineCommand.Find).FirstOrDefault(path => path is not null) is not { } program)
        {
            _missing.Add("Chromium");
            return;
        }

        _engines.Add(new ChromiumEngine(program, document.Html, workspace));
        AddFresh("Chromium", program, [.. ChromiumEngine.Arguments(workspace.NewFolder("chromium-fresh")), "--no-pdf-header-footer", $"--print-to-pdf={Output("chromium")}", $"file://{workspace.Page}"]);
    }

    private void AddWeasyPrint()
    {
        if (EngineCommand.Find("weasyprint") is not { } program)
        {
            _missing.Add("WeasyPrint");
            return;
        }

        // Its own interpreter knows where it is installed.
        var interpreter = File.ReadLines(program).First().TrimStart('#', '!', ' ');
        _engines.Add(new WorkerEngine("WeasyPrint", new(interpreter, workspace.Unpack("weasyprint.py"), workspace.Page, Output("weasyprint-warm")), workspace));
        AddFresh("WeasyPrint", program, "--quiet", workspace.Page, Output("weasyprint"));
    }

    private void AddOthers()
    {
        if (EngineCommand.Find("wkhtmltopdf") is { } wkhtmltopdf)
            AddFresh("wkhtmltopdf", wkhtmltopdf, "--quiet", "--disable-javascript", "--page-size", "A4", "-T", "37mm", "-R", "26mm", "-B", "35mm", "-L", "28mm", workspace.Page, Output("wkhtmltopdf"));
        else _missing.Add("wkhtmltopdf");
        if (EngineCommand.Find("soffice") is { } office)
            _engines.Add(new ProcessPerDocument("LibreOffice", new(office, $"-env:UserInstallation=file://{workspace.NewFolder("office")}", "--headless", "--norestore", "--convert-to", "pdf:writer_web_pdf_Export", "--outdir", workspace.NewFolder("office-out"), workspace.Page), workspace.PathOf("office-out/page.pdf"), workspace));
        else _missing.Add("LibreOffice");
    }

    private void AddFresh(string name, string program, params string[] arguments) =>
        _engines.Add(new ProcessPerDocument(name, new(program, arguments), arguments.First(argument => argument.EndsWith(".pdf", StringComparison.Ordinal)).Replace("--print-to-pdf=", "", StringComparison.Ordinal), workspace));

    private string Output(string name) => workspace.PathOf($"{name}.pdf");
}
