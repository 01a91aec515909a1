using System.Text;

namespace Renderer.Templating.Analysis;

/// <summary>How a path goes one step deeper into the data.</summary>
public enum DataStep
{
    /// <summary>The data as a whole.</summary>
    Root,

    /// <summary>A member by its name.</summary>
    Member,

    /// <summary>One item of a list.</summary>
    Item,

    /// <summary>A member whose name only the render knows.</summary>
    AnyMember,
}

/// <summary>A place in the data as a template names it: <c>lines[].name</c>. Two items of the same list are different paths unless they are known to be the same item.</summary>
public sealed class DataPath : IEquatable<DataPath>
{
    // Data nests less; a path that grows longer belongs to a template that follows its data in circles.
    private const int Deepest = 40;

    private readonly int _hash;
    private readonly int _item;
    private readonly int _depth;

    private DataPath(DataPath? parent, DataStep step, string name, int item)
    {
        (Parent, Step, Name, _item) = (parent, step, name, item);
        _depth = parent is null ? 0 : parent._depth + 1;
        _hash = HashCode.Combine(parent?._hash ?? 0, step, name, item);
    }

    /// <summary>The data as a whole.</summary>
    public static DataPath Root { get; } = new(null, DataStep.Root, "", 0);

    /// <summary>What it is a step into; null for the whole.</summary>
    public DataPath? Parent { get; }

    /// <summary>The kind of the last step.</summary>
    public DataStep Step { get; }

    /// <summary>The member's name; empty for other steps.</summary>
    public string Name { get; }

    /// <summary>The path as templates write it, items as <c>[]</c>.</summary>
    public string Text => Write(new StringBuilder()).ToString();

    internal bool IsTooDeep => _depth > Deepest;

    /// <summary>A member of the value here.</summary>
    public DataPath Member(string name) => new(this, DataStep.Member, name, 0);

    /// <summary>An item of the list here; the same number is the same item.</summary>
    public DataPath Item(int item) => new(this, DataStep.Item, "", item);

    /// <summary>A member whose name is not known.</summary>
    public DataPath AnyMember() => new(this, DataStep.AnyMember, "", 0);

    /// <summary>Whether this path leads to the other one, or is it.</summary>
    public bool IsAtOrAbove(DataPath other)
    {
        ArgumentNullException.ThrowIfNull(other);
        for (var at = other; at is not null; at = at.Parent)
        {
            if (Equals(at))
            {
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc/>
    public bool Equals(DataPath? other)
    {
        if (ReferenceEquals(this, other))
        {
            return true;
        }

        return other is not null && _hash == other._hash && Step == other.Step && _item == other._item && Name == other.Name && Equals(Parent, other.Parent);
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as DataPath);

    /// <inheritdoc/>
    public override int GetHashCode() => _hash;

    /// <inheritdoc/>
    public override string ToString() => Text;

    private StringBuilder Write(StringBuilder text)
    {
        if (Parent is null)
        {
            return text;
        }

        Parent.Write(text);
        return Step switch
        {
            DataStep.Member => (text.Length > 0 ? text.Append('.') : text).Append(Name),
            DataStep.Item => text.Append("[]"),
            _ => text.Append("[*]"),
        };
    }
}
