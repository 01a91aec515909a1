using Renderer.Templating.Syntax;

namespace Renderer.Templating.Evaluation;

/// <summary>Hints for misspelt functions.</summary>
internal static class FunctionNames
{
    public static string? Hint(RenderContext context, Expression callee) => Nearest(context, callee) is { } name ? NearestName.Suggest(name) : null;

    private static string? Nearest(RenderContext context, Expression callee)
    {
        switch (callee)
        {
            case GlobalNode { Symbol.Name: var name }:
                return NearestName.Find(name, Known(context)) ?? InGroup(context, name) ?? Keywords.Meant(name);
            case MemberNode { Target: GlobalNode { Symbol.Name: var owner } target, Name: var name } when IsUnknown(context, target):
                return NearestName.Find(owner, Known(context)) is { } group ? $"{group}.{name}" : null;
            case MemberNode { Target: PathExpression target, Name: var name } when !IsUnknown(context, target):
                return NearestName.Find(name, Members.Names(target.Resolve(context, Missing.MayBeAny))) is { } member ? $"{target.Text}.{member}" : null;
            default:
                return null;
        }
    }

    private static bool IsUnknown(RenderContext context, PathExpression path) => path.Resolve(context, Missing.MayBeAny).IsNull;

    private static IEnumerable<string> Known(RenderContext context) => context.Program.Symbols.BuiltIns.Keys.Concat(context.Globals.Names);

    /// <summary>The built-in function of that name with its group: <c>upcase</c> is <c>string.upcase</c>.</summary>
    private static string? InGroup(RenderContext context, string name) => context.Program.Symbols.BuiltIns
        .OrderBy(pair => pair.Key, StringComparer.Ordinal)
        .Where(pair => pair.Value.Kind == ValueKind.Object && pair.Value.AsObject.Get(context, name).Kind == ValueKind.Function)
        .Select(pair => $"{pair.Key}.{name}")
        .FirstOrDefault();
}
