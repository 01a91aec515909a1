using System.Reflection;
using System.Runtime.CompilerServices;

namespace Renderer.Cli.Tests.Conventions;

/// <summary>How types look here.</summary>
public sealed class TypeTests
{
    public static TheoryData<string> Projects => new(ProjectReferenceTests.Table.Select(row => (string)row[0]));

    [Theory]
    [MemberData(nameof(Projects))]
    public void Classes_AreSealedUnlessInherited(string project)
    {
        var types = OwnTypes(project).ToList();
        var bases = types.Select(t => t.BaseType).OfType<Type>().Select(t => t.IsGenericType ? t.GetGenericTypeDefinition() : t).ToHashSet();

        types.Where(t => t is { IsClass: true, IsSealed: false } && !bases.Contains(t)).Select(t => t.FullName).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Statics_OthersCanReach_DoNotChange(string project)
    {
        var fields = from type in OwnTypes(project)
                     from field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
                     where !field.IsPrivate && !field.IsInitOnly && !field.IsLiteral
                     select $"{type.FullName}.{field.Name}";
        var setters = from type in OwnTypes(project)
                      from property in type.GetProperties(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
                      where property.SetMethod is not null
                      select $"{type.FullName}.{property.Name}";

        fields.Concat(setters).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Names_AreNoEmptyWords(string project)
    {
        string[] emptyTypes = ["Data", "Info", "Item", "Process", "Handle", "Helper", "Manager", "Util", "Utils", "Common", "Layout", "Pdf", "Renderer"];

        string[] emptyFolders = ["Helpers", "Utils", "Managers", "Common", "Services", "Infrastructure", "Domain"];
        OwnTypes(project).Select(t => t.Name).ShouldNotContain(name => emptyTypes.Contains(name));
        OwnTypes(project).SelectMany(t => (t.Namespace ?? "").Split('.')).Distinct().ShouldNotContain(part => emptyFolders.Contains(part));
    }

    private static IEnumerable<Type> OwnTypes(string project) => ProjectReferenceTests.AssemblyOf(project).GetTypes()
        .Where(t => t.Namespace?.StartsWith("Renderer", StringComparison.Ordinal) == true && t.GetCustomAttribute<CompilerGeneratedAttribute>() is null && !t.Name.Contains('<', StringComparison.Ordinal));
}
