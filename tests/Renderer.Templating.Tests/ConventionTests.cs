using System.Reflection;
using System.Runtime.CompilerServices;

namespace Renderer.Templating.Tests;

public sealed class ConventionTests
{
    private static readonly Assembly Engine = typeof(TemplateSet).Assembly;

    [Fact]
    public void Assembly_ReferencesTheRuntimeOnly() =>
        Engine.GetReferencedAssemblies().Select(reference => reference.Name!)
            .ShouldAllBe(name => name.StartsWith("System", StringComparison.Ordinal));

    [Fact]
    public void PublicTypes_AreThoseOfTheContract() =>
        Engine.GetExportedTypes().Select(type => type.Name).Order(StringComparer.Ordinal).ShouldBe(
        [
            "DataComparison", "DataCondition", "DataConditionKind", "DataPath", "DataRead", "DataStep", "DataUse", "FindingWeight", "HostFunction", "OutputPiece", "PlacedOutput",
            "RenderScope", "TemplateAnalysis", "TemplateException", "TemplateExpression", "TemplateFinding", "TemplateFindingCodes",
            "TemplateFunctionException", "TemplateLimits", "TemplateOptions", "TemplatePlace", "TemplateProblem", "TemplateProblemCodes", "TemplateSet",
        ]);

    [Fact]
    public void Classes_WithoutHeirs_AreSealed()
    {
        var types = Engine.GetTypes().Where(type => type.IsClass && !type.IsDefined(typeof(CompilerGeneratedAttribute))).ToArray();
        var open = types.Where(type => !type.IsSealed && !type.IsAbstract && !Array.Exists(types, heir => heir.BaseType == type));
        open.Select(type => type.Name).ShouldBeEmpty();
    }
}
