using System.Text.Json;

namespace Renderer.Reports.Checking.Schema;

/// <summary>A compiled schema: the keywords of one schema object. Immutable once compiled, shared by all threads.</summary>
internal sealed class SchemaNode
{
    /// <summary>The keywords, in the order they are checked. Filled after the node is known, because schemas may refer to themselves.</summary>
    public IReadOnlyList<Keyword> Keywords { get; set; } = [];

    /// <summary>The author's word for the value; messages show it.</summary>
    public string? Title { get; set; }

    /// <summary>Senders may still give it, and nobody is asked to print it.</summary>
    public bool IsDeprecated { get; set; }

    /// <summary>Checks a value and everything in it.</summary>
    public bool Accepts(JsonElement instance, SchemaRun run)
    {
        var valid = true;
        var before = run.EnterTitle(Title);
        foreach (var keyword in Keywords)
        {
            if (keyword.Accepts(instance, run)) continue;
            valid = false;
            if (!run.Collects) break;
        }

        run.LeaveTitle(before);
        return valid;
    }
}

/// <summary>One keyword of a schema object, or a group that only works together (<c>if</c>, <c>then</c>, <c>else</c>).</summary>
internal abstract class Keyword
{
    /// <summary>Whether the value passes; what is wrong goes to the run if it collects.</summary>
    public abstract bool Accepts(JsonElement instance, SchemaRun run);

    /// <summary>The schemas applied to the same value: a circle of these would never end.</summary>
    public virtual IEnumerable<SchemaNode> InPlace => [];
}
