using System.Buffers;
using BenchmarkDotNet.Attributes;
using Renderer.Reports;
using Renderer.Reports.Checking.Rules;
using Renderer.Reports.Packages;
using Renderer.Reports.Reading;
using Renderer.Templating;

namespace Renderer.Benchmarks.Templates;

/// <summary>The report of the form in force on its sample data, and its rules.</summary>
[MemoryDiagnoser]
public class ReportBenchmarks
{
    private readonly ArrayBufferWriter<byte> _bytes = new();
    private readonly Dictionary<string, string> _texts = PackageTexts.Of("disclosure-2021");
    private readonly CompiledPackage _package;
    private readonly RuleScope _scope;
    private readonly CompiledPackage _statistics;
    private readonly RuleScope _statisticsScope;

    public ReportBenchmarks()
    {
        (_package, _scope) = Open("disclosure-2021");
        (_statistics, _statisticsScope) = Open("disclosure-statistics");
    }

    [Benchmark]
    public object Parse() => TemplateSet.Parse(_texts, CompiledPackage.Language);

    [Benchmark]
    public string Page() => _package.Templates.Render(_package.Manifest.Entry, _scope.Names);

    [Benchmark]
    public int PageBytes()
    {
        _bytes.ResetWrittenCount();
        _package.Templates.Render(_package.Manifest.Entry, _scope.Names, _bytes);
        return _bytes.WrittenCount;
    }

    [Benchmark]
    public int Rules() => _package.Rules.Check(RuleComparison.None, _scope, CancellationToken.None).Count;

    [Benchmark]
    public int StatisticsRules() => _statistics.Rules.Check(RuleComparison.None, _statisticsScope, CancellationToken.None).Count;

    private static (CompiledPackage Package, RuleScope Scope) Open(string name)
    {
        var problems = new List<Problem>();
        var package = PackageShelf.Open(PackageTexts.Folder).Find(name, null, problems) ?? throw new InvalidOperationException(string.Join('\n', problems));
        var sample = DataReader.Read(File.ReadAllBytes(package.Samples[0]), name, long.MaxValue).Document!;
        return (package, new RuleScope(sample.Root));
    }
}
