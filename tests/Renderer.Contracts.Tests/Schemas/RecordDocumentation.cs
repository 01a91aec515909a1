using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Renderer.Contracts.Tests.Schemas;

/// <summary>The summaries of the contracts' XML documentation, as plain sentences with the wire's names.</summary>
internal sealed partial class RecordDocumentation
{
    private readonly Dictionary<string, XElement> _members = XDocument.Load(Path.ChangeExtension(typeof(ReportReady).Assembly.Location, ".xml"))
        .Descendants("member")
        .ToDictionary(m => m.Attribute("name")!.Value, StringComparer.Ordinal);

    public string Of(Type type) => Text(_members[$"T:{type.FullName}"].Element("summary")!);

    public string Of(PropertyInfo property)
    {
        var type = property.DeclaringType!;
        if (_members.TryGetValue($"P:{type.FullName}.{property.Name}", out var own)) return Text(own.Element("summary")!);
        return Text(_members[$"T:{type.FullName}"].Elements("param").Single(p => p.Attribute("name")!.Value == property.Name));
    }

    private static string Text(XElement element) =>
        Blanks().Replace(string.Concat(element.Nodes().Select(TextOf)), " ").Trim();

    private static string TextOf(XNode node) => node switch
    {
        XElement { Name.LocalName: "see" } see => NameOf(see.Attribute("cref")!.Value),
        XElement other => other.Value,
        _ => node.ToString(SaveOptions.DisableFormatting),
    };

    // P:Renderer.Contracts.ReportReady.DataRef is a field, dataRef; T:Renderer.Contracts.ProblemCodes a type.
    private static string NameOf(string reference)
    {
        var name = reference[(reference.LastIndexOf('.') + 1)..];
        return reference.StartsWith("P:", StringComparison.Ordinal) ? JsonNamingPolicy.CamelCase.ConvertName(name) : name;
    }

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Blanks();
}
