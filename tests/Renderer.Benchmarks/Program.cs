using BenchmarkDotNet.Running;
using Renderer.Benchmarks.Quick;

// `--quick` takes seconds and compares within one run, which is what a shared machine allows; anything else goes to BenchmarkDotNet.
if (args is ["--quick", ..])
{
    QuickRun.Run(Console.Out, args[1..], QuickPace.Usual);
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
}
