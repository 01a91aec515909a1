using System.Reflection;
using Renderer.Contracts;
using Renderer.Reports;

namespace Renderer.Worker.Tests.Work;

/// <summary>Reports does not know the wire; its codes must be the wire's all the same.</summary>
public sealed class ProblemCodesTests
{
    [Fact]
    public void Codes_OfReports_AreInTheWiresList()
    {
        var reports = typeof(Problem).Assembly.GetType("Renderer.Reports.Codes").ShouldNotBeNull();

        ConstantsOf(reports).ShouldNotBeEmpty();
        ConstantsOf(reports).ShouldBeSubsetOf(ConstantsOf(typeof(ProblemCodes)));
    }

    private static IEnumerable<string> ConstantsOf(Type type) => type
        .GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static)
        .Where(f => f.IsLiteral)
        .Select(f => (string)f.GetRawConstantValue()!);
}
