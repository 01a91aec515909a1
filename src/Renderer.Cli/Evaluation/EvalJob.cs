using Renderer.Reports;

namespace Renderer.Cli.Evaluation;

/// <summary>How the templates of one <c>eval</c> are evaluated.</summary>
/// <param name="Data">What they see.</param>
/// <param name="IsPlainText">Nothing is escaped, unknown names are null.</param>
internal sealed record EvalJob(TemplateData Data, bool IsPlainText)
{
    /// <summary>Longest time of one template. Default 5 s.</summary>
    public TimeSpan LongestTime { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long after that a template that does not heed its cancellation is waited for. Default 1 s.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(1);
}
