namespace Renderer.Templating.Evaluation;

/// <summary>Alphabetical order that is the same on every machine: letters without regard to case first, lower case before upper on a tie.</summary>
/// <remarks>Punctuation before digits before letters, as collation tables have it; Han characters in code point order.</remarks>
internal static class TextOrder
{
    public static int Compare(string left, string right)
    {
        var length = Math.Min(left.Length, right.Length);
        var tie = 0;
        for (var i = 0; i < length; i++)
        {
            var (first, second) = (left[i], right[i]);
            if (first == second)
            {
                continue;
            }

            var order = Rank(first).CompareTo(Rank(second));
            if (order != 0)
            {
                return order;
            }

            tie = tie != 0 ? tie : char.IsLower(first) == char.IsLower(second) ? first.CompareTo(second) : char.IsLower(first) ? -1 : 1;
        }

        return left.Length != right.Length ? left.Length - right.Length : tie;
    }

    private static int Rank(char character)
    {
        var group = char.IsLetter(character) ? 2 : char.IsDigit(character) ? 1 : 0;
        return (group << 16) | char.ToUpperInvariant(character);
    }
}
