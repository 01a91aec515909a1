using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Renderer.Reports;

/// <summary>A version as semver.org 2.0.0 writes it, ordered as its clause 11 says.</summary>
public sealed record SemanticVersion : IComparable<SemanticVersion>
{
    // Nobody's versions are longer, and a message must not bring one that is.
    private const int LongestText = 256;

    private readonly ImmutableArray<string> _core;
    private readonly ImmutableArray<string> _preRelease;

    private SemanticVersion(string text, ImmutableArray<string> core, ImmutableArray<string> preRelease) => (Text, _core, _preRelease) = (text, core, preRelease);

    /// <summary>The version as it was written.</summary>
    public string Text { get; }

    /// <summary>Reads a version.</summary>
    /// <exception cref="FormatException">The text is no semantic version.</exception>
    public static SemanticVersion Parse(string text) =>
        TryParse(text, out var version) ? version : throw new FormatException($"\"{text}\" is no semantic version such as 1.4.0 or 2.0.0-beta.1.");

    /// <summary>Reads a version; false when the text is none.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out SemanticVersion? version)
    {
        version = null;
        if (text is null || text.Length > LongestText) return false;
        var (rest, build) = Cut(text, '+');
        var (core, preRelease) = Cut(rest, '-');
        ImmutableArray<string> numbers = [.. core.Split('.')];
        ImmutableArray<string> labels = preRelease is null ? [] : [.. preRelease.Split('.')];
        if (numbers.Length != 3 || !numbers.All(IsNumber) || !labels.All(IsLabel) || !(build?.Split('.').All(IsIdentifier) ?? true)) return false;
        version = new(text, numbers, labels);
        return true;
    }

    /// <inheritdoc/>
    public int CompareTo(SemanticVersion? other)
    {
        if (other is null) return 1;
        var core = Compare(_core, other._core);
        if (core != 0) return core;
        // Clause 11.3: a version without a pre-release label comes after those with one.
        return (_preRelease.IsEmpty, other._preRelease.IsEmpty) switch
        {
            (true, true) => 0,
            (true, false) => 1,
            (false, true) => -1,
            _ => Compare(_preRelease, other._preRelease),
        };
    }

    /// <summary>Two versions are the same when they are written the same; build metadata counts here and not in the order.</summary>
    public bool Equals(SemanticVersion? other) => other is not null && Text == other.Text;

    /// <inheritdoc/>
    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Text;

    /// <summary>Whether one version comes before another.</summary>
    public static bool operator <(SemanticVersion? left, SemanticVersion? right) => Comparer<SemanticVersion>.Default.Compare(left, right) < 0;

    /// <summary>Whether one version comes after another.</summary>
    public static bool operator >(SemanticVersion? left, SemanticVersion? right) => right < left;

    /// <summary>Whether one version does not come after another.</summary>
    public static bool operator <=(SemanticVersion? left, SemanticVersion? right) => !(right < left);

    /// <summary>Whether one version does not come before another.</summary>
    public static bool operator >=(SemanticVersion? left, SemanticVersion? right) => !(left < right);

    private static int Compare(ImmutableArray<string> left, ImmutableArray<string> right)
    {
        foreach (var (one, other) in left.Zip(right))
        {
            var difference = Compare(one, other);
            if (difference != 0) return difference;
        }

        // Clause 11.4.4: of two labels that begin the same, the longer one comes after.
        return left.Length.CompareTo(right.Length);
    }

    // Clause 11.4: numbers by value and before words, words by ASCII. Numbers have no bound: by length, then by digits.
    private static int Compare(string left, string right) => (IsDigits(left), IsDigits(right)) switch
    {
        (true, true) when left.Length != right.Length => left.Length.CompareTo(right.Length),
        (true, false) => -1,
        (false, true) => 1,
        _ => string.CompareOrdinal(left, right),
    };

    private static (string Before, string? After) Cut(string text, char sign)
    {
        var at = text.IndexOf(sign, StringComparison.Ordinal);
        return at < 0 ? (text, null) : (text[..at], text[(at + 1)..]);
    }

    private static bool IsNumber(string text) => IsDigits(text) && (text.Length == 1 || text[0] != '0');

    private static bool IsLabel(string text) => IsIdentifier(text) && (!IsDigits(text) || IsNumber(text));

    private static bool IsIdentifier(string text) => text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');

    private static bool IsDigits(string text) => text.Length > 0 && text.All(char.IsAsciiDigit);
}
