using System.Collections.Immutable;
using Renderer.Templating.Evaluation;
using Renderer.Templating.Functions;
using Renderer.Templating.Syntax;

namespace Renderer.Templating.Analysis;

/// <summary>The names that a set's templates set, and which of them nobody reads.</summary>
internal sealed class SetNames
{
    private readonly List<Setting> _settings = [];
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);
    private readonly HashSet<string> _called = new(StringComparer.Ordinal);
    private readonly HashSet<string> _builtIns = new(StringComparer.Ordinal);
    private bool _isReadByName;

    public SetNames(TemplateProgram program)
    {
        foreach (var file in program.Files.Values)
        {
            Walk(file.Body, new Home(file.Source, ""));
        }
    }

    public ImmutableHashSet<string> Globals => [.. _settings.Where(setting => setting.Owner.Length == 0).Select(setting => setting.Name)];

    public ImmutableHashSet<string> BuiltIns => [.. _builtIns];

    /// <summary>Variables and functions that are set and never read.</summary>
    public IEnumerable<TemplateFinding> Unused() => _isReadByName ? [] : _settings
        .Where(setting => !setting.IsFleeting && !_read.Contains(setting.Key) && !_read.Contains("*" + setting.Name))
        .Select(setting => setting.IsFunction
            ? new TemplateFinding(FindingWeight.Warning, TemplateFindingCodes.FunctionUnused, setting.Place, $"the function `{setting.Name}` is never called", "call it, or remove it")
            : new TemplateFinding(FindingWeight.Warning, TemplateFindingCodes.NameUnused, setting.Place, $"`{setting.Name}` is set and never read", "use it, or remove it"));

    /// <summary>Variables that hide built-ins.</summary>
    public IEnumerable<TemplateFinding> Hiding() => _settings
        .Where(setting => setting.HidesBuiltIn is ValueKind.Object || (setting.HidesBuiltIn is ValueKind.Function && _called.Contains(setting.Name)))
        .Select(setting => new TemplateFinding(
            FindingWeight.Warning,
            TemplateFindingCodes.BuiltInHidden,
            setting.Place,
            $"`{setting.Name}` hides the built-in of that name",
            "take another name"));

    // Locals belong to a page or function: `x` of one is not `x` of another.
    private void Walk(Node node, Home home)
    {
        if (node is FunctionNode function)
        {
            home = home with { Owner = $"{home.Owner}{home.File.Name}:{function.Position}/" };
            foreach (var parameter in function.Definition.Parameters ?? [])
            {
                Set(parameter.Symbol.Name, "", node, home, new Kind { IsFleeting = true, BuiltIn = parameter.Symbol.BuiltIn.Kind });
            }
        }

        foreach (var child in Children(node, home))
        {
            Walk(child, home);
        }
    }

    private IEnumerable<Node> Children(Node node, Home home)
    {
        var target = TargetOf(node);
        if (target is not null)
        {
            SetTarget(target, node, home);
        }
        else
        {
            Read(node, home);
        }

        return NodeChildren.Of(node).OfType<Node>().Where(child => !ReferenceEquals(child, target) || child is MemberNode or IndexNode);
    }

    private static PathExpression? TargetOf(Node node) => node switch
    {
        AssignStatement assign => assign.Target,
        CompoundAssignStatement assign => assign.Target,
        FunctionStatement function => function.Target,
        CaptureStatement capture => capture.Target,
        ForStatement loop => loop.Variable,
        ReadOnlyStatement lockup => lockup.Target,
        _ => null,
    };

    private void SetTarget(PathExpression target, Node statement, Home home)
    {
        var isFleeting = statement is ForStatement or ReadOnlyStatement;
        switch (target)
        {
            case GlobalNode global:
                Set(global.Symbol.Name, "", target, home, new Kind { IsFleeting = isFleeting, IsFunction = statement is FunctionStatement, BuiltIn = global.Symbol.BuiltIn.Kind });
                break;
            case LocalNode local:
                Set("$" + local.Name, LocalOwner(home), target, home, new Kind { IsFleeting = isFleeting, IsFunction = statement is FunctionStatement });
                break;
        }
    }

    private void Set(string name, string owner, Node node, Home home, Kind kind) =>
        _settings.Add(new Setting(name, owner, AnalysisNotes.PlaceOf(home.File, node)) { IsFleeting = kind.IsFleeting, IsFunction = kind.IsFunction, HidesBuiltIn = kind.BuiltIn });

    private void Read(Node node, Home home)
    {
        switch (node)
        {
            case GlobalNode global:
                _read.Add(global.Symbol.Name);
                break;
            case MemberNode { Target: GlobalNode { Symbol.BuiltIn: { Kind: ValueKind.Object } group } owner } member
                when group.AsObject is BuiltInGroup functions && !functions.Find(member.Name).IsUndefined:
                _builtIns.Add(owner.Symbol.Name);
                break;
            case LocalNode local:
                _read.Add(LocalOwner(home) + "$" + local.Name);
                break;
            case DynamicLocalNode local:
                _read.Add("*$" + local.Name);
                break;
            case CallNode { Callee: GlobalNode callee } call when call.Arguments.Count > 0:
                _called.Add(callee.Symbol.Name);
                if (!callee.Symbol.BuiltIn.IsUndefined)
                {
                    _builtIns.Add(callee.Symbol.Name);
                }

                break;
            case ThisNode:
                _isReadByName = true;
                break;
        }
    }

    private static string LocalOwner(Home home) => home.Owner.Length == 0 ? home.File.Name + "|" : home.Owner + "|";

    private sealed record Home(SourceFile File, string Owner);

    private readonly record struct Kind
    {
        public bool IsFleeting { get; init; }

        public bool IsFunction { get; init; }

        public ValueKind BuiltIn { get; init; }
    }

    private sealed record Setting(string Name, string Owner, TemplatePlace Place)
    {
        public string Key => Owner + Name;

        /// <summary>A parameter or loop variable: not reading it is no fault.</summary>
        public bool IsFleeting { get; init; }

        public bool IsFunction { get; init; }

        /// <summary>What the name is where nobody sets it.</summary>
        public ValueKind HidesBuiltIn { get; init; }
    }
}
