using System.Text.Json;
using Renderer.Reports.Checking.Schema;
using Renderer.Reports.Reading;

namespace Renderer.Reports.Packages;

/// <summary>JSON pointers to what a report is about.</summary>
internal sealed record SubjectPointers(string Body, string Year, string? Scope)
{
    /// <summary>The same as paths that templates write: <c>body.name</c>.</summary>
    public IEnumerable<string> Members => new[] { Body, Year, Scope }.OfType<string>().Select(p => string.Join('.', JsonPointer.StepsOf(p)));

    /// <summary>Reads a manifest's <c>subject</c>, whose form its schema has checked.</summary>
    public static SubjectPointers From(JsonElement subject) => new(
        subject.GetProperty("body").GetString()!,
        subject.GetProperty("year").GetString()!,
        subject.TryGetProperty("scope", out var scope) ? scope.GetString() : null);

    /// <summary>The subject of a report; null when its data does not say it.</summary>
    public ReportSubject? In(JsonElement data) =>
        Text(data, Body) is { } body && Number(data, Year) is { } year ? new(body, year, Scope is null ? null : Text(data, Scope)) : null;

    /// <summary>The pointers that lead to nothing the schema knows: a slip of the pen here would keep last year's report from ever being found.</summary>
    public IEnumerable<Problem> Undeclared(IReadOnlyDictionary<string, JsonElement> schemas, PackageFiles files, string schema)
    {
        var declared = new DeclaredPath(schemas);
        (string Name, string? Pointer)[] pointers = [("body", Body), ("year", Year), ("scope", Scope)];
        return pointers.Where(p => p.Pointer is not null && !declared.Reaches(new(files.PlaceOf(schema), ""), p.Pointer))
            .Select(p => PackageFiles.Invalid($"{files.PlaceOf(PackageFiles.Manifest)}#/subject/{p.Name}", $"\"{p.Pointer}\" is nothing that {schema} declares", "point to a property of the data"));
    }

    private static string? Text(JsonElement data, string pointer) =>
        JsonPointer.Find(data, pointer) is { ValueKind: JsonValueKind.String } found ? found.GetString() : null;

    private static int? Number(JsonElement data, string pointer) =>
        JsonPointer.Find(data, pointer) is { ValueKind: JsonValueKind.Number } found && ExactNumber.Of(found) is { IsInteger: true } number
        && number.Significand >= 0 && number.Significand <= int.MaxValue ? (int)number.Significand : null;
}
