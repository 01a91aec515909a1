using System.Collections.Immutable;
using Renderer.Templating.Syntax;

namespace Renderer.Templating.Analysis;

/// <summary>A page, part or function that is being gone through.</summary>
/// <param name="File">The file its nodes stand in.</param>
/// <param name="Running">The file or function: entered again, it is not followed.</param>
/// <param name="Caller">What called it.</param>
internal sealed record AbstractFrame(SourceFile File, object? Running, AbstractFrame? Caller)
{
    // The deepest package nests eight.
    private const int Deepest = 24;

    public ImmutableArray<AbstractValue> Arguments { get; set; } = [];

    /// <summary>The <c>$name</c> variables it starts with: arguments by name.</summary>
    public ImmutableDictionary<string, AbstractValue> Locals { get; init; } = ImmutableDictionary<string, AbstractValue>.Empty;

    /// <summary>What it returned, and the state in which it did.</summary>
    public List<ReturnedValue> Returns { get; } = [];

    /// <summary>The loops round the current statement: states that leave them early.</summary>
    public Stack<List<AbstractState>> Loops { get; } = [];

    private int Depth { get; } = Caller is null ? 0 : Caller.Depth + 1;

    /// <summary>Whether following a call of it would go round in circles.</summary>
    public bool CannotEnter(object callee)
    {
        if (Depth >= Deepest)
        {
            return true;
        }

        for (var frame = this; frame is not null; frame = frame.Caller)
        {
            if (ReferenceEquals(frame.Running, callee))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>A value that a function returned.</summary>
internal sealed record ReturnedValue(AbstractValue Value, AbstractState State);
