using Renderer.Templating.Evaluation;
using Renderer.Templating.Syntax;

namespace Renderer.Templating.Functions;

/// <summary><c>include 'name' arguments</c>: runs another file of the set; its output is the result.</summary>
internal sealed class IncludeFunction() : TemplateFunction("include")
{
    public override Value Invoke(RenderContext context, in Call call)
    {
        if (call.Arguments.Length == 0)
        {
            throw context.Fail(TemplateProblemCodes.Argument, "`include` lacks its argument `name`");
        }

        return Include(context, Find(context, call.Arguments[0]), call);
    }

    /// <summary>Runs a page in the current frame; what it returns with <c>ret</c> is written.</summary>
    public static void RunPage(RenderContext context, CompiledFile file)
    {
        context.Budget.Step();
        file.Body.Execute(context);
        if (context.Flow == Flow.Return)
        {
            context.Flow = Flow.Next;
            context.Write(context.Returned);
        }
    }

    public static CompiledFile Find(RenderContext context, Value name)
    {
        var text = ValueText.Of(context, name);
        return context.Program.Files.TryGetValue(text, out var file) ? file : throw context.Fail(
            TemplateProblemCodes.UnknownInclude,
            $"there is no file `{text}` to include",
            NearestName.Hint(text, context.Program.Files.Keys));
    }

    private static Value Include(RenderContext context, CompiledFile file, in Call call)
    {
        var mark = context.Output.Mark();
        Run(context, file, call.Arguments[1..], call.Named);
        return call.IsWritten ? Value.Null : context.TakeOutput(mark);
    }

    /// <summary>Runs a file in a frame of its own, writing to the output.</summary>
    public static void Run(RenderContext context, CompiledFile file, ReadOnlySpan<Value> arguments, NamedArguments? named)
    {
        var frame = new Frame(file.Source, file.Locals, context.Frame, arguments.ToArray())
        {
            CallPosition = context.Position,
            IsInclude = true,
            Named = named,
        };
        for (var i = 0; i < named?.Names.Length; i++)
        {
            frame.Set(named.Names[i], named.Values[i]);
        }

        var caller = context.Enter(frame);
        RunPage(context, file);
        context.Leave(caller);
    }
}

/// <summary><c>include_join names separator begin? end?</c>: runs several files with text, or files named <c>tpl:...</c>, between and round them.</summary>
internal sealed class IncludeJoinFunction() : TemplateFunction("include_join")
{
    private const string TemplatePrefix = "tpl:";

    public override Value Invoke(RenderContext context, in Call call)
    {
        if (call.Arguments.Length is < 2 or > 4 || call.Arguments[0].Kind != ValueKind.Array)
        {
            throw context.Fail(TemplateProblemCodes.Argument, "`include_join` wants a list of names, a separator, and optionally a begin and an end");
        }

        var mark = context.Output.Mark();
        var names = call.Arguments[0].AsArray;
        for (var i = 0; i < names.Count; i++)
        {
            if (i > 0)
            {
                Delimit(context, call.Arguments[1]);
            }

            IncludeFunction.Run(context, IncludeFunction.Find(context, names.Items[i]), [], null);
        }

        var joined = context.TakeOutput(mark);
        if (joined.AsText.Length > 0)
        {
            Delimit(context, call.Arguments.Length > 2 ? call.Arguments[2] : Value.Null);
            context.Places?.Replay(joined.AsText, context.Output.Length);
            context.Output.Append(joined.AsText);
            Delimit(context, call.Arguments.Length > 3 ? call.Arguments[3] : Value.Null);
        }

        return call.IsWritten ? Value.Null : context.TakeOutput(mark);
    }

    private static void Delimit(RenderContext context, Value delimiter)
    {
        if (delimiter.IsText && delimiter.AsText.StartsWith(TemplatePrefix, StringComparison.Ordinal))
        {
            IncludeFunction.Run(context, IncludeFunction.Find(context, Value.Of(delimiter.AsText[TemplatePrefix.Length..])), [], null);
        }
        else
        {
            context.Places?.AddValue(context, context.Position);
            context.Write(delimiter);
        }
    }
}
