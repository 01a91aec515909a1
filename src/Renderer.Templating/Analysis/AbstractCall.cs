using Renderer.Templating.Evaluation;

namespace Renderer.Templating.Analysis;

/// <summary>A call whose arguments were evaluated.</summary>
/// <param name="Arguments">By position.</param>
/// <param name="Named">By name.</param>
/// <param name="Node">Where it stands.</param>
internal sealed record AbstractCall(IReadOnlyList<AbstractValue> Arguments, IReadOnlyList<(string Name, AbstractValue Value)> Named, Expression Node)
{
    public IEnumerable<AbstractValue> All => Arguments.Concat(Named.Select(argument => argument.Value));

    public AbstractValue this[int index] => index < Arguments.Count ? Arguments[index] : ConstantValue.Null;
}
