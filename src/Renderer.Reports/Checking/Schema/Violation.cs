namespace Renderer.Reports.Checking.Schema;

/// <summary>A value that its schema does not allow.</summary>
/// <param name="Pointer">JSON pointer of the value.</param>
/// <param name="Message">What is wrong, with the value.</param>
/// <param name="Hint">What to do about it.</param>
internal sealed record Violation(string Pointer, string Message, string Hint);

/// <summary>A fault of a schema itself.</summary>
/// <param name="Place">File and JSON pointer of the keyword: <c>schema.json#/properties/year/minimum</c>.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Hint">What to do about it.</param>
internal sealed record SchemaFault(string Place, string Message, string Hint);

/// <summary>A schema cannot be used; every fault found is in it.</summary>
internal sealed class SchemaException(IReadOnlyList<SchemaFault> faults)
    : Exception(string.Join(Environment.NewLine, faults.Select(f => $"{f.Place}: {f.Message}")))
{
    public IReadOnlyList<SchemaFault> Faults { get; } = faults;
}
