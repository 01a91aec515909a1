using System.Runtime.CompilerServices;
using Renderer.Templating.Functions;
using Renderer.Templating.Output;
using Renderer.Templating.Syntax;

namespace Renderer.Templating.Evaluation;

/// <summary>Where control goes after a statement.</summary>
internal enum Flow : byte
{
    Next,
    Break,
    Continue,
    Return,
}

/// <summary>Everything one render changes: output, variables, frames, budgets. Never shared between renders.</summary>
internal sealed class RenderContext : IDisposable
{
    private Dictionary<(BuiltInGroup, string), Value>? _changedBuiltIns;
    private nint _soundStack = nint.MaxValue;
    private int _depth;

    public RenderContext(TemplateProgram program, RenderScope scope, SourceFile file, LocalLayout layout, CancellationToken cancellation)
    {
        Program = program;
        Now = scope.Now;
        Limits = scope.Limits;
        EscapeHtml = program.Options.EscapeHtml;
        IsStrict = program.Options.Strict;
        IsExact = program.Options.ExactNumbers;
        Globals = new Globals(program, scope);
        Frame = new Frame(file, layout, null, []);
        Budget = new Budget(this, cancellation);
        Output = new OutputBuffer(scope.Limits.OutputLength, program.ExpectedOutput);
    }

    public TemplateProgram Program { get; }

    public TemplateLimits Limits { get; }

    public DateTimeOffset Now { get; }

    public bool EscapeHtml { get; }

    public bool IsStrict { get; }

    public bool IsExact { get; }

    public Globals Globals { get; }

    public Budget Budget { get; }

    public OutputBuffer Output { get; }

    /// <summary>Where the output came from; null for nearly every render.</summary>
    public OutputPlaces? Places { get; init; }

    public Frame Frame { get; private set; }

    /// <summary>Top of the stack of object contexts and loop variables above the globals.</summary>
    public Scope? Scope { get; set; }

    public LoopState? Loop { get; set; }

    public Flow Flow { get; set; }

    public Value Returned { get; set; }

    /// <summary>Offset, in the frame's file, of the statement or call being run: where problems are reported.</summary>
    public int Position { get; set; }

    /// <summary>Counts calls of <c>array.cycle</c>, <c>math.random</c> and the like, by group.</summary>
    public Dictionary<string, int> Counters { get; } = new(StringComparer.Ordinal);

    /// <summary>The object that assignments to plain names go to: <c>this</c>.</summary>
    public TemplateObject CurrentObject
    {
        get
        {
            for (var scope = Scope; scope is not null; scope = scope.Parent)
            {
                if (scope.Members is not null)
                {
                    return scope.Members;
                }
            }

            return Globals;
        }
    }

    /// <summary>What a global name stands for.</summary>
    public Value Get(Symbol symbol)
    {
        var value = Peek(symbol, out var binding);
        return binding is null ? value : binding.KeptLoopValue();
    }

    /// <summary>What a global name stands for, to read a member of it and nothing else: a loop may only have lent it.</summary>
    public Value Peek(Symbol symbol) => Peek(symbol, out _);

    private Value Peek(Symbol symbol, out Scope? binding)
    {
        for (var scope = Scope; scope is not null; scope = scope.Parent)
        {
            if (scope.Members is null)
            {
                if (scope.IsLoopOver(symbol))
                {
                    binding = scope;
                    return scope.LoopValue;
                }
            }
            else
            {
                var member = scope.Members.Get(this, symbol.Name);
                if (!member.IsUndefined)
                {
                    binding = null;
                    return member;
                }
            }
        }

        binding = null;
        var value = Globals.Get(this, symbol);
        return value.IsUndefined ? symbol.BuiltIn : value;
    }

    public bool TrySet(Symbol symbol, Value value)
    {
        for (var scope = Scope; scope is not null; scope = scope.Parent)
        {
            if (scope.Members is not null)
            {
                return scope.Members.TrySet(this, symbol.Name, value);
            }

            if (scope.IsLoopOver(symbol))
            {
                scope.LoopValue = value;
                return true;
            }
        }

        return Globals.TrySet(this, symbol, value);
    }

    /// <summary>Whether this render sets any member of a built-in group.</summary>
    public bool HasChangedBuiltIns => _changedBuiltIns is not null;

    /// <summary>A member set on a built-in group (<c>date.format = ...</c>): groups are shared by all renders, the change is this render's own.</summary>
    public Value ChangedBuiltIn(BuiltInGroup group, string name) => _changedBuiltIns?.GetValueOrDefault((group, name)) ?? Value.Undefined;

    public void ChangeBuiltIn(BuiltInGroup group, string name, Value value) => (_changedBuiltIns ??= [])[(group, name)] = value;

    /// <summary>Takes a <c>break</c> or <c>continue</c> that reached its loop; false when the loop ends.</summary>
    public bool ContinuesLoop()
    {
        if (Flow == Flow.Return)
        {
            return false;
        }

        var continues = Flow == Flow.Continue;
        Flow = Flow.Next;
        return continues;
    }

    /// <summary>Enters a frame; passing the recursion limit is a problem.</summary>
    public Frame Enter(Frame frame)
    {
        if (++_depth > Limits.Recursion || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            _depth--;
            throw TooDeep();
        }

        var caller = Frame;
        Frame = frame;
        return caller;
    }

    public void Leave(Frame caller)
    {
        _depth--;

        // What goes wrong after a call is a problem of the caller, not of the last line of what was called.
        Position = Frame.CallPosition;
        Frame = caller;
    }

    /// <summary>Guards the evaluator's own recursion over nested expressions and values.</summary>
    public void EnsureStack()
    {
        var here = (byte)0;
        if (Unsafe.ByteOffset(ref Unsafe.NullRef<byte>(), ref here) < _soundStack)
        {
            ProbeStack(Unsafe.ByteOffset(ref Unsafe.NullRef<byte>(), ref here));
        }
    }

    public void Write(Value value) => ValueWriter.Write(this, value);

    /// <summary>Output taken back as a value: markup where output is HTML.</summary>
    public Value TakeOutput(int mark)
    {
        var text = Output.Take(mark);
        Places?.Capture(mark, text);
        Budget.ChargeText(text.Length);
        return EscapeHtml ? Value.Markup(text) : Value.Of(text);
    }

    public TemplateException Fail(int position, string code, string message, string? hint = null)
    {
        var problem = Frame.File.Problem(position, code, message, hint);
        var chain = new Stack<string>();
        for (var frame = Frame; frame.Caller is not null; frame = frame.Caller)
        {
            if (frame.IsInclude)
            {
                var (line, column) = frame.Caller.File.Locate(frame.CallPosition);
                chain.Push($"{frame.Caller.File.Name}({line},{column})");
            }
        }

        return new TemplateException([problem with { IncludeChain = [.. chain] }]);
    }

    /// <summary>A problem at the statement or call being run.</summary>
    public TemplateException Fail(string code, string message, string? hint = null) => Fail(Position, code, message, hint);

    public TemplateException OutputTooLong() => Fail(
        TemplateProblemCodes.Output,
        $"the output is longer than {Limits.OutputLength} bytes",
        "Look for a loop without end, or raise the limit.");

    public void Dispose() => Output.Dispose();

    /// <summary>
    /// Asks the runtime whether there is stack left, which takes longer than what is done between two such questions. A yes promises 64 KiB;
    /// stacks grow downwards, so until a quarter of that is used the address alone says that the answer still holds.
    /// </summary>
    private void ProbeStack(nint here)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw TooDeep();
        }

        _soundStack = here - (16 * 1024);
    }

    private TemplateException TooDeep() => Fail(
        TemplateProblemCodes.Recursion,
        $"functions, includes or values nest deeper than {Limits.Recursion}",
        "Look for a function or include that calls itself without end.");
}
