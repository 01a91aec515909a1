using System.Reflection;
using Renderer.Contracts;
using Renderer.Reports;

namespace Renderer.Worker.Tests.Requests;

/// <summary>Reports may not reference Contracts, so the codes stand twice; here the two lists meet.</summary>
public sealed class ProblemCodesTests
{
    [Fact]
    public void Codes_OfReports_AreOnTheWiresClosedListUnderTheSameName()
    {
        var wire = ConstantsOf(typeof(ProblemCodes));
        var reports = ConstantsOf(typeof(Codes));

        reports.Count.ShouldBeGreaterThan(10);
        // Reports knows requests and no messages.
        wire["RequestInvalid"] = wire["MessageInvalid"];
        reports.Where(code => wire.GetValueOrDefault(code.Key) != code.Value).ShouldBeEmpty();
    }

    private static Dictionary<string, string> ConstantsOf(Type type) =>
        type.GetFields(BindingFlags.Public | BindingFlags.Static).ToDictionary(f => f.Name, f => (string)f.GetRawConstantValue()!);
}
