using System.Text.Json;
using System.Text.RegularExpressions;

namespace Renderer.Reports.Checking.Schema;

/// <summary><c>minLength</c> and <c>maxLength</c>, in code points.</summary>
internal sealed class LengthKeyword(int minimum, int maximum) : Keyword
{
    public override bool Accepts(JsonElement instance, SchemaRun run)
    {
        if (instance.ValueKind != JsonValueKind.String) return true;
        var length = 0;
        foreach (var _ in instance.GetString()!.EnumerateRunes()) length++;
        if (length < minimum)
            return run.Fails(length == 0 ? "is empty" : $"has {length} characters, at least {minimum} are needed", "fill it in, or leave the property out if it is optional");
        return length <= maximum || run.Fails($"has {length} characters, at most {maximum} are allowed", "shorten it");
    }
}

/// <summary><c>pattern</c>.</summary>
internal sealed class PatternKeyword(string pattern, Regex expression) : Keyword
{
    public override bool Accepts(JsonElement instance, SchemaRun run)
    {
        if (instance.ValueKind != JsonValueKind.String) return true;
        try
        {
            return expression.IsMatch(instance.GetString()!)
                || run.Fails($"{JsonText.Show(instance)} does not match the pattern {pattern}", "see the property's description in the schema");
        }
        catch (RegexMatchTimeoutException)
        {
            return run.Fails($"{JsonText.Show(instance)} takes too long to match against the pattern {pattern}", "shorten the text, or simplify the pattern");
        }
    }
}
