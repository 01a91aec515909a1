using Renderer.Templating.Syntax;

namespace Renderer.Templating.Evaluation;

/// <summary>One running page, include, function body or wrapped block: its locals and arguments, and who called it.</summary>
internal sealed class Frame
{
    private readonly LocalLayout _layout;
    private ScriptArray? _argumentArray;
    private HashSet<string>? _readOnly;

    public Frame(SourceFile file, LocalLayout layout, Frame? caller, Value[] arguments)
    {
        File = file;
        _layout = layout;
        Caller = caller;
        Arguments = arguments;
        Locals = layout.Count == 0 ? [] : new Value[layout.Count];
    }

    /// <summary>A block run inside <paramref name="callee"/>, seeing its locals and arguments first and those of where it was written second.</summary>
    public Frame(Frame callee, WrappedBlock block)
    {
        File = block.Origin.File;
        _layout = callee._layout;
        Caller = callee;
        Arguments = callee.Arguments;
        _argumentArray = callee.ArgumentArray;
        Locals = callee.Locals;
        Extra = callee.Extra ??= new Dictionary<string, Value>(StringComparer.Ordinal);
        Outer = block.Origin;
        Block = block.Origin.Block;
    }

    /// <summary>Text evaluated inside <paramref name="caller"/>, seeing all that it sees.</summary>
    public Frame(Frame caller, SourceFile evaluated)
    {
        File = evaluated;
        _layout = caller._layout;
        Caller = caller;
        Arguments = caller.Arguments;
        _argumentArray = caller.ArgumentArray;
        Locals = caller.Locals;
        Extra = caller.Extra ??= new Dictionary<string, Value>(StringComparer.Ordinal);
        Outer = caller.Outer;
        Block = caller.Block;
    }

    public SourceFile File { get; }

    public Frame? Caller { get; }

    /// <summary>Where in the caller's file the call stands.</summary>
    public int CallPosition { get; init; }

    public bool IsInclude { get; init; }

    public Value[] Locals { get; }

    /// <summary>Arguments passed by name, or null.</summary>
    public NamedArguments? Named { get; init; }

    /// <summary>The block passed by <c>wrap</c>, or null.</summary>
    public WrappedBlock? Block { get; init; }

    private Value[] Arguments { get; }

    private Dictionary<string, Value>? Extra { get; set; }

    private Frame? Outer { get; }

    /// <summary>The special variable <c>$</c>.</summary>
    public ScriptArray ArgumentArray
    {
        get
        {
            if (_argumentArray is null)
            {
                _argumentArray = new ScriptArray(Arguments.AsSpan());
                Named?.CopyTo(_argumentArray.EnsureProperties());
            }

            return _argumentArray;
        }
    }

    /// <summary>An argument by position; null beyond the last.</summary>
    public Value Argument(int index) =>
        _argumentArray is not null ? _argumentArray.At(index).OrNull() : index < Arguments.Length ? Arguments[index] : Value.Null;

    /// <summary>Sets an argument; false when there is none at that position.</summary>
    public bool TrySetArgument(int index, Value value)
    {
        if (index >= ArgumentArray.Count)
        {
            return false;
        }

        ArgumentArray.Set(index, value);
        return true;
    }

    /// <summary>A local by name, for text whose locals are not known when it is parsed (wrapped blocks, evaluated text).</summary>
    public Value Find(string name)
    {
        if (_layout.TryGet(name, out var slot) && slot < Locals.Length && !Locals[slot].IsUndefined)
        {
            return Locals[slot];
        }

        return Extra?.TryGetValue(name, out var value) == true ? value : Outer?.Find(name) ?? Value.Undefined;
    }

    public void Set(string name, Value value)
    {
        if (_layout.TryGet(name, out var slot) && slot < Locals.Length)
        {
            Locals[slot] = value;
        }
        else
        {
            (Extra ??= new Dictionary<string, Value>(StringComparer.Ordinal))[name] = value;
        }
    }

    public void MakeReadOnly(string name) => (_readOnly ??= new HashSet<string>(StringComparer.Ordinal)).Add(name);

    public bool IsReadOnly(string name) => _readOnly?.Contains(name) == true;
}

/// <summary>A block of statements handed to a function by <c>wrap</c>, with the frame it was written in.</summary>
internal sealed record WrappedBlock(Statement Body, Frame Origin);

/// <summary>Arguments passed by name.</summary>
internal sealed record NamedArguments(string[] Names, Value[] Values)
{
    public void CopyTo(ScriptObject properties)
    {
        for (var i = 0; i < Names.Length; i++)
        {
            properties.Set(Names[i], Values[i]);
        }
    }
}
