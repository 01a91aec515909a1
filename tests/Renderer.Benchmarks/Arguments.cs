using System.Globalization;

namespace Renderer.Benchmarks;

/// <summary>The words after a command: options are taken out by name, what is left is looked at last.</summary>
internal sealed class Arguments(IEnumerable<string> words)
{
    private readonly List<string> _words = [.. words];

    /// <summary>What nobody has taken.</summary>
    public IReadOnlyList<string> Rest => _words;

    /// <summary>Whether an option without value stands among them.</summary>
    public bool Has(string name) => _words.Remove(name);

    /// <summary>The value of an option; null without it.</summary>
    /// <exception cref="ArgumentException">Its value is missing.</exception>
    public string? Value(string name)
    {
        var at = _words.IndexOf(name);
        if (at < 0) return null;
        if (at + 1 == _words.Count) throw new ArgumentException($"{name} needs a value.", nameof(name));
        var value = _words[at + 1];
        _words.RemoveRange(at, 2);
        return value;
    }

    /// <summary>A number above 0.</summary>
    /// <exception cref="ArgumentException">It is no such number.</exception>
    public int Number(string name, int usual) => Value(name) is not { } text ? usual
        : int.TryParse(text, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : throw new ArgumentException($"{name} must be a number above 0, not {text}.", nameof(name));

    /// <summary>Nothing may be left.</summary>
    /// <exception cref="InvalidOperationException">Something is.</exception>
    public void End()
    {
        if (_words.Count > 0) throw new InvalidOperationException($"{string.Join(' ', _words)} is not known here.");
    }
}
