namespace Renderer.Cli.Output;

/// <summary>Where commands write: results to <paramref name="Out"/>, everything else to <paramref name="Error"/>.</summary>
/// <param name="Out">Standard output.</param>
/// <param name="Error">Standard error.</param>
/// <param name="IsInteractive">A person looks at standard output: colours, frames and progress are welcome.</param>
internal sealed record Terminal(TextWriter Out, TextWriter Error, bool IsInteractive);
