using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Renderer.Templating.Tests.Safety;

/// <summary>What the engine, and so a template, can reach of the machine.</summary>
public sealed class ReachTests
{
    private static readonly string[] Forbidden =
    [
        "System.IO.", "System.Net.", "System.Diagnostics.Process", "System.Reflection.", "System.Activator", "System.AppDomain", "System.Environment", "System.TimeZoneInfo", "System.Console", "System.Random",
        "System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTime.get_Today", "System.DateTimeOffset.get_Now", "System.DateTimeOffset.get_UtcNow", "System.DateTimeOffset.ToLocalTime", "System.DateTimeOffset.get_LocalDateTime",
        "System.DateTime.ToLocalTime", "System.TimeProvider", "System.Guid.NewGuid", "System.Globalization.CultureInfo.get_Current", "System.Globalization.CultureInfo.GetCulture", "System.Type.GetType", "System.Type.InvokeMember",
        "System.Linq.Expressions.", "System.Runtime.Loader.", "System.Runtime.InteropServices.NativeLibrary",
    ];

    // Attributes of the assembly, a line break in the text of an exception, `typeof`, and what the compiler writes into iterators.
    private static readonly string[] Allowed = ["System.Reflection.Assembly", "System.Reflection.DefaultMemberAttribute", "System.Environment.get_NewLine", "System.Environment.get_CurrentManagedThreadId", "System.Type.GetTypeFromHandle"];

    [Fact]
    public void Engine_CallsNothingOfFilesNetworkClockOrReflection()
    {
        using var file = File.OpenRead(typeof(TemplateSet).Assembly.Location);
        using var image = new PEReader(file);
        var metadata = image.GetMetadataReader();
        var members = metadata.MemberReferences.Select(handle => Name(metadata, metadata.GetMemberReference(handle))).ToList();

        members.ShouldContain(name => name.StartsWith("System.Text.Json.", StringComparison.Ordinal));
        members.Where(name => Array.Exists(Forbidden, name.StartsWith) && !Array.Exists(Allowed, name.StartsWith)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("'a'.get_type")]
    [InlineData("'a'.GetType")]
    [InlineData("(1).ToString")]
    [InlineData("[].Count")]
    [InlineData("date.now.Ticks")]
    [InlineData("string.GetType")]
    [InlineData("this.Program")]
    [InlineData("(@string.upcase).Name")]
    [InlineData("o.ValueKind")]
    public void Member_OfTheHostsTypes_IsNotThere(string expression) => Templates.Render($"[{{{{ {expression} }}}}]", """{"o": {}}""").ShouldBe("[]");

    private static string Name(MetadataReader metadata, MemberReference member) => member.Parent.Kind == HandleKind.TypeReference
        ? $"{Name(metadata, metadata.GetTypeReference((TypeReferenceHandle)member.Parent))}.{metadata.GetString(member.Name)}"
        : "";

    private static string Name(MetadataReader metadata, TypeReference type) => $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}";
}
