using System.Runtime.CompilerServices;
using Renderer.Templating.Evaluation;
using Renderer.Templating.Syntax;

namespace Renderer.Templating.Analysis;

/// <summary>Names whose meaning is known beforehand.</summary>
/// <param name="OfData">Top-level names of the data.</param>
/// <param name="Set">Names that some template of the set sets.</param>
internal sealed record KnownNames(IReadOnlySet<string> OfData, IReadOnlySet<string> Set);

/// <summary>Goes through a template on all ways it can take, with what is known of its values before any data is there (abstract interpretation).</summary>
/// <remarks>Where it cannot follow, a value is unknown and a reading counts as guarded: it rather misses a fault than invents one.</remarks>
internal sealed partial class AbstractInterpreter
{
    // Nodes visited; the largest package of the repository takes a tenth.
    private const int MostVisits = 2_000_000;

    // Loops settle in two or three rounds: each makes at least one more variable unknown.
    private const int MostRounds = 12;

    private readonly TemplateProgram _program;
    private readonly KnownNames _names;
    private readonly HashSet<string> _changedMembers;
    private readonly Dictionary<(SourceFile File, int Position), TemplatePlace> _places = [];
    private AbstractState _state = AbstractState.Start;
    private AbstractFrame _frame;
    private int _visits;
    private int _items = 1 << 20;
    private bool _isOpaque;

    private AbstractInterpreter(TemplateProgram program, CompiledFile entry, KnownNames names)
    {
        _program = program;
        _names = names;
        _frame = new AbstractFrame(entry.Source, entry, null);
        _changedMembers = [.. program.Files.Values.SelectMany(file => NodeChildren.SelfAndAll(file.Body)).Select(ChangedMember).OfType<string>()];
    }

    private AnalysisNotes Notes { get; } = new();

    /// <summary>Goes through a file of a set as an entry.</summary>
    public static AnalysisNotes Run(TemplateProgram program, CompiledFile entry, KnownNames names)
    {
        var interpreter = new AbstractInterpreter(program, entry, names);
        interpreter.Notes.Files.Add(entry.Source.Name);
        interpreter.Execute(entry.Body);
        return interpreter.Notes;
    }

    // Objects the template makes may be known under several names; a member that is set anywhere may be any value everywhere.
    private static string? ChangedMember(Node node) => node switch
    {
        AssignStatement { Target: MemberNode member } => member.Name,
        AssignStatement { Target: IndexNode } or CompoundAssignStatement { Target: IndexNode } => "*",
        CompoundAssignStatement { Target: MemberNode member } => member.Name,
        CaptureStatement { Target: MemberNode member } => member.Name,
        FunctionStatement { Target: MemberNode member } => member.Name,
        _ => null,
    };

    private bool MayChange(string member) => _changedMembers.Contains(member) || _changedMembers.Contains("*");

    /// <summary>Counts a visit; false when the analysis has to give up.</summary>
    private bool TryVisit()
    {
        if (++_visits <= MostVisits && RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            return true;
        }

        Notes.IsIncomplete = true;
        return false;
    }

    private void Note(DataValue data, DataUse use, Node node, bool isGuarded = false) => Note(data, use, node, isGuarded, isComputed: false, function: null);

    private void Note(DataValue data, DataUse use, Node node, bool isGuarded, bool isComputed, string? function) =>
        Notes.Add(new DataRead(data.Path, use, Place(node))
        {
            IsGuarded = isGuarded || data.IsLoose || _state.IsLoose || (data.IsPresent && use != DataUse.Read),
            IsComputed = isComputed,
            Function = function,
            Given = _state.Given,
        });

    // Lines are counted from the file's start, and most places are met many times.
    private TemplatePlace Place(Node node)
    {
        if (!_places.TryGetValue((_frame.File, node.Position), out var place))
        {
            _places[(_frame.File, node.Position)] = place = AnalysisNotes.PlaceOf(_frame.File, node);
        }

        return place;
    }

    private void Find(FindingWeight weight, string code, Node node, string message, string hint) =>
        Notes.Add(new TemplateFinding(weight, code, Place(node), message, hint));

    /// <summary>Values go where the analysis does not follow: all data in them counts as read.</summary>
    private void Escape(AbstractValue value, Node node)
    {
        foreach (var data in value.Data)
        {
            Note(data, DataUse.Whole, node, isGuarded: true);
        }
    }

    /// <summary>One of several values; data among too many to follow counts as read.</summary>
    private AbstractValue OneOf(IEnumerable<AbstractValue> values, Node node)
    {
        var all = values.ToList();
        if (ChoiceValue.TryOf(all) is { } choice)
        {
            return choice;
        }

        all.ForEach(value => Escape(value, node));
        return UnknownValue.Instance;
    }

    /// <summary>Whether a condition on this value may be what guards a reading, in a way that cannot be seen.</summary>
    private static bool IsOpaque(AbstractValue value)
    {
        var some = value.Alternatives.Where(one => one is not ConstantValue { Value.IsNull: true }).ToList();
        return some.Count > 1 || some.Exists(one => one is UnknownValue or UnsetValue);
    }

    /// <summary>Goes round until no variable changes any more; variables that do are unknown.</summary>
    private void Repeat(Node loop, Action round)
    {
        var (start, mark) = (_state, Notes.Mark);
        var unknown = new HashSet<string>(StringComparer.Ordinal);
        var escaped = new HashSet<DataValue>();
        for (var rounds = 1; ; rounds++)
        {
            Notes.Return(mark);
            var before = start.Forgetting(unknown);
            _state = before;
            var exits = new List<AbstractState>();
            _frame.Loops.Push(exits);
            round();
            _frame.Loops.Pop();
            var after = exits.Aggregate(_state, (left, right) => AbstractState.Join(left, right.Leaving(start.Scope.Depth), start.IsLoose));
            var changed = after.IsReachable ? before.Changed(after) : [];
            var known = unknown.Count;
            foreach (var (name, value) in changed)
            {
                escaped.UnionWith(value.Data);
                unknown.Add(name);
            }

            if (unknown.Count == known || rounds == MostRounds)
            {
                _state = AbstractState.Join(before, after, start.IsLoose);
                break;
            }
        }

        foreach (var data in escaped)
        {
            Note(data, DataUse.Whole, loop, isGuarded: true);
        }
    }
}
