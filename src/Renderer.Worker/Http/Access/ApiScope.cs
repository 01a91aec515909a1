namespace Renderer.Worker.Http.Access;

/// <summary>What an API key may do.</summary>
public static class ApiScope
{
    /// <summary>Ask for reports.</summary>
    public const string Submit = "submit";

    /// <summary>See states and read finished files.</summary>
    public const string Read = "read";

    /// <summary>See metrics and why a part is not ready.</summary>
    public const string Operate = "operate";

    /// <summary>Regenerate reports, steer batches, activate and withdraw template versions.</summary>
    public const string Regenerate = "regenerate";

    /// <summary>The scopes there are.</summary>
    public static IReadOnlyList<string> All { get; } = [Submit, Read, Operate, Regenerate];

    /// <summary>The scopes of a list such as <c>submit,read</c>; unknown ones come back too.</summary>
    public static string[] Split(string? scopes) => (scopes ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
