using System.CommandLine;
using Renderer.Reports;
using Renderer.Worker.Hosting;

namespace Renderer.Cli.Commands;

/// <summary>What becomes of sums: <c>--compute-totals</c> and <c>--broken-sums</c>.</summary>
internal sealed class SumChoice
{
    private readonly Option<bool> _computeTotals = new("--compute-totals")
    {
        Description = "Compute totals that are absent from the data. Totals that are given, also as null, are never altered.",
    };

    private readonly Option<string?> _brokenSums = new("--broken-sums")
    {
        Description = "What a broken sum is: warning, or error. Default: the setting Render:BrokenSums, which is warning unless it was set.",
        HelpName = "warning|error",
    };

    private SumChoice()
    {
        _brokenSums.AcceptOnlyFromAmong("warning", "error");
    }

    /// <summary>Gives a command both options.</summary>
    public static SumChoice AddTo(Command command)
    {
        var choice = new SumChoice();
        command.Add(choice._computeTotals);
        command.Add(choice._brokenSums);
        return choice;
    }

    public bool ComputesTotals(ParseResult parsed) => parsed.GetValue(_computeTotals);

    /// <summary>What the command line says; null for what the setting says.</summary>
    public string? BrokenSums(ParseResult parsed) => parsed.GetValue(_brokenSums);

    /// <summary>A request with both.</summary>
    public RenderRequest ApplyTo(RenderRequest request, ParseResult parsed, RenderOptions settings) =>
        request with { ComputesTotals = ComputesTotals(parsed), BrokenSums = settings.BrokenSumsOf(BrokenSums(parsed)) };
}
