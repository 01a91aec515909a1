namespace Renderer.Templating.Tests.Fuzzing;

/// <summary>What generated templates may contain.</summary>
internal sealed record GeneratorOptions
{
    /// <summary>Text outside code.</summary>
    public string[] Texts { get; init; } = ["x", " ", "\n", "a<b>\n", " {%{ {{ }%} ", "\r\n", "花"];

    /// <summary>What string literals hold; none may hold a quote, backslash or brace.</summary>
    public string[] Strings { get; init; } = ["", "a", "a,b", "<i>&", "Hello World", " x ", "2024-05-06", "12", "花街", "a\nb"];

    /// <summary>Which functions are called.</summary>
    public Func<FunctionSignature, bool> Calls { get; init; } = static _ => true;

    /// <summary>Whether statements may fail on purpose: names nobody set, members of null.</summary>
    public bool HasUnknowns { get; init; } = true;
}
