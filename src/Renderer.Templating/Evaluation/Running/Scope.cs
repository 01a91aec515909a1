using Renderer.Templating.Syntax;

namespace Renderer.Templating.Evaluation;

/// <summary>An entry of the stack that global names are looked up in: either an object (<c>with</c>, a parametric function) or one loop variable.</summary>
internal sealed class Scope(Scope? parent, TemplateObject? members, Symbol? loopSymbol)
{
    public Scope? Parent { get; } = parent;

    public TemplateObject? Members { get; } = members;

    public Symbol? LoopSymbol { get; } = loopSymbol;

    public Value LoopValue { get; set; }

    /// <summary>The loop's item for whoever wants more of it than its members.</summary>
    public Value KeptLoopValue()
    {
        if (LoopValue.Kind == ValueKind.Object && LoopValue.AsObject is ScriptObject { Lender: { } lender })
        {
            LoopValue = lender.Keep();
        }

        return LoopValue;
    }

    public bool IsLoopOver(Symbol symbol) =>
        LoopSymbol is not null && (ReferenceEquals(LoopSymbol, symbol) || (symbol.Slot < 0 && LoopSymbol.Name == symbol.Name));
}
