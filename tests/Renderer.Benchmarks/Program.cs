using BenchmarkDotNet.Running;
using Renderer.Benchmarks;
using Renderer.Benchmarks.Compare;
using Renderer.Benchmarks.Documents;
using Renderer.Benchmarks.Growth;
using Renderer.Benchmarks.Quick;
using Renderer.Benchmarks.Stages;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};
var rest = new Arguments(args.Skip(1));
switch (args.FirstOrDefault())
{
    // Seconds, and compared within one run, which is what a shared machine allows.
    case "--quick":
        QuickRun.Run(Console.Out, rest.Rest, QuickPace.Usual);
        break;
    case "compare":
        var options = new CompareOptions
        {
            Document = rest.Value("--document") ?? "report",
            Documents = rest.Number("--documents", 100),
            Rounds = rest.Number("--rounds", 5),
            NodeModules = rest.Value("--node-modules"),
            Renderer = rest.Value("--renderer"),
            HasPeers = !rest.Has("--no-peers"),
            IsJson = rest.Has("--json"),
        };
        rest.End();
        await CompareRun.RunAsync(options, Console.Out, Console.Error, stop.Token);
        break;
    // What the README shows, in one run of a few minutes.
    case "all":
        var everything = new CompareOptions { NodeModules = rest.Value("--node-modules"), Renderer = rest.Value("--renderer") };
        var plots = new GrowthOptions { Folder = rest.Value("--out") ?? "plots" };
        rest.End();
        StageTable.Run(Console.Out, QuickPace.Brisk);
        Console.WriteLine();
        await CompareRun.RunAsync(everything, Console.Out, Console.Error, stop.Token);
        new GrowthRun(plots, Console.Error).Run();
        break;
    case "growth":
        var growth = new GrowthOptions { Folder = rest.Value("--out") ?? "plots" };
        rest.End();
        new GrowthRun(growth, Console.Error).Run();
        break;
    // The page of a document, for other programs.
    case "document":
        Console.Out.Write(BenchmarkDocument.Of(args[1]).Html);
        break;
    case "worker":
        OwnWorker.Run(args[1], args[2], Console.In, Console.Out);
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        break;
}
