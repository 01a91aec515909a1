using Renderer.Templating.Functions;
using Renderer.Templating.Syntax;

namespace Renderer.Templating.Evaluation;

/// <summary><c>target.name</c> or <c>target?.name</c>.</summary>
internal sealed class MemberNode(int position, Expression target, string name, bool isOptional) : PathExpression(position)
{
    // A member of a group of functions is looked up once, here; each render makes sure that the group is what the name stands for.
    private readonly BuiltInGroup? _group = GroupOf(target);
    private readonly Value _original = GroupOf(target)?.Original(name) ?? Value.Undefined;

    // Where the name was found the last time. Renders on several threads may overwrite each other's: it is tried first, never trusted.
    private int _guess;

    public bool IsOptional => isOptional;

    public Expression Target { get; } = target;

    public string Name { get; } = name;

    public override string Text => Target.Text + (isOptional ? "?." : ".") + Name;

    public override Value Resolve(RenderContext context, Missing missing)
    {
        var owner = PeekTarget(Target, context, missing == Missing.MayBeAny ? missing : isOptional ? Missing.MayBeLast : Missing.IsProblem);
        if (owner.Kind == ValueKind.Object)
        {
            if (owner.AsObject is ScriptObject members)
            {
                if (members.Get(Name, ref _guess) is { IsUndefined: false } found)
                {
                    return found;
                }
            }
            else if (ReferenceEquals(owner.AsObject, _group) && !_original.IsUndefined && !context.HasChangedBuiltIns)
            {
                return _original;
            }
        }

        if (owner.IsNull)
        {
            return isOptional || missing == Missing.MayBeAny ? Value.Undefined : throw NullTarget(context, $"If it may be null, write `?.{Name}`.");
        }

        var value = Members.Get(context, owner, Name);
        var isProblem = value.IsUndefined && context.IsStrict && !isOptional && missing == Missing.IsProblem;
        return isProblem ? throw Unknown(context, owner) : value;
    }

    public override void Write(RenderContext context)
    {
        if (Target is GlobalNode global
            && context.Peek(global.Symbol) is { Kind: ValueKind.Object } owner
            && owner.AsObject is ScriptObject members
            && members.TryWrite(context, Name, ref _guess))
        {
            return;
        }

        base.Write(context);
    }

    public override void Assign(RenderContext context, Value value)
    {
        var owner = Target.Evaluate(context);
        if (owner.IsNull)
        {
            throw NullTarget(context, $"Set it first: `{Target.Text} = {{}}`.");
        }

        context.Position = Position;
        if (!Members.TrySet(context, owner, Name, value.OrNull()))
        {
            throw ReadOnly(context);
        }
    }

    public override void MakeReadOnly(RenderContext context)
    {
        if (Target.Evaluate(context) is { Kind: ValueKind.Object } owner)
        {
            owner.AsObject.MakeReadOnly(context, Name);
        }
    }

    private static BuiltInGroup? GroupOf(Expression target) =>
        target is GlobalNode { Symbol.BuiltIn: { Kind: ValueKind.Object } value } ? value.AsObject as BuiltInGroup : null;

    private TemplateException NullTarget(RenderContext context, string hint) => context.Fail(
        Position,
        TemplateProblemCodes.Type,
        $"`{Target.Text}` is null and has no member `{Name}`",
        hint);

    private TemplateException Unknown(RenderContext context, Value owner) => context.Fail(
        Position,
        TemplateProblemCodes.UnknownName,
        $"`{Text}` is not known: {ValueKinds.Describe(owner)} without member `{Name}`",
        NearestName.Hint(Name, Members.Names(owner), $"If it may be missing, write `?.{Name}`."));
}

/// <summary><c>target[index]</c>.</summary>
internal sealed class IndexNode(int position, Expression target, Expression index) : PathExpression(position)
{
    public Expression Target => target;

    public Expression Index => index;

    public override string Text => target.Text + "[...]";

    public override Value Resolve(RenderContext context, Missing missing)
    {
        context.EnsureStack();
        var owner = PeekTarget(target, context, missing == Missing.MayBeAny ? missing : Missing.IsProblem);
        var key = index.Evaluate(context);
        if (owner.IsNull)
        {
            return missing == Missing.MayBeAny ? Value.Undefined : throw context.Fail(target.Position, TemplateProblemCodes.Type, $"`{target.Text}` is null and has no items");
        }

        if (key.IsNull)
        {
            return missing == Missing.MayBeAny ? Value.Undefined : throw context.Fail(Position, TemplateProblemCodes.Type, $"`{Text}`: the index is null");
        }

        context.Position = Position;
        return Members.At(context, owner, key).OrNull();
    }

    public override void Assign(RenderContext context, Value value)
    {
        var owner = target.Evaluate(context);
        var key = index.Evaluate(context);
        context.Position = Position;
        if (!Members.TrySetAt(context, owner, key, value.OrNull()))
        {
            throw ReadOnly(context);
        }
    }

    public override void MakeReadOnly(RenderContext context)
    {
        if (target.Evaluate(context) is { Kind: ValueKind.Object } owner)
        {
            owner.AsObject.MakeReadOnly(context, ValueText.Of(context, index.Evaluate(context)));
        }
    }
}
