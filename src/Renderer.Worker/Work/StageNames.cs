namespace Renderer.Worker.Work;

/// <summary>The stages of one report, as logs, events and metrics name them.</summary>
internal static class StageNames
{
    public const string Read = "read";
    public const string Check = "check";
    public const string Compare = "compare";
    public const string Find = "find";
    public const string Render = "render";
    public const string Store = "store";
    public const string Complete = "complete";

    /// <summary>Whether a stage is one of the worker's own; the renderer's (<c>template</c>, <c>layout</c>, <c>pdf</c>) are parts of <see cref="Render"/>.</summary>
    public static bool IsWhole(string stage) => stage is Read or Check or Compare or Find or Render or Store or Complete;
}
