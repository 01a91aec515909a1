using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Renderer.Contracts.Tests;

public sealed class ContractConventionsTests
{
    [Fact]
    public void ProblemCodes_Values_AreDistinctKebabCase()
    {
        var codes = typeof(ProblemCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetRawConstantValue()!).ToList();

        codes.ShouldBeUnique();
        codes.ShouldAllBe(code => Regex.IsMatch(code, @"\A[a-z]+(-[a-z]+)*\z", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public void Messages_AreSealedRecordsInTheWiresNamespace()
    {
        foreach (var type in typeof(ReportReady).Assembly.GetExportedTypes().Where(t => !(t.IsAbstract && t.IsSealed)))
        {
            type.IsSealed.ShouldBeTrue(type.Name);
            type.Namespace.ShouldBe("Renderer.Contracts");
            type.BaseType.ShouldBe(typeof(object), type.Name);
            type.GetMethod("<Clone>$").ShouldNotBeNull(type.Name);
        }
    }

    [Fact]
    public void Messages_HoldPropertiesOnly()
    {
        var own = from type in typeof(ReportReady).Assembly.GetExportedTypes()
                  from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
                  where !method.IsSpecialName && method.GetCustomAttribute<CompilerGeneratedAttribute>() is null
                  select $"{type.Name}.{method.Name}";

        own.ShouldBeEmpty();
    }
}
