namespace Renderer.Layout.Css.Values;

/// <summary>A <c>min()</c> or <c>max()</c> of specified lengths times a factor, and further ones to be added to it.</summary>
internal sealed record LengthComparison(bool IsMaximum, Length[] Arguments, double Factor, LengthComparison? Next)
{
    public bool HasPercent => Arguments.Any(argument => argument.HasPercent) || Next is { HasPercent: true };

    public static Length Of(bool isMaximum, params Length[] arguments) => new() { Comparison = new(isMaximum, arguments, 1, null) };

    public LengthComparison Then(LengthComparison? others) => others is null ? this : this with { Next = Next?.Then(others) ?? others };

    public LengthComparison Times(double factor) => this with { Factor = Factor * factor, Next = Next?.Times(factor) };

    /// <summary>The sum of all comparisons, given what each argument comes to.</summary>
    public LengthPercent Resolve(Func<Length, LengthPercent> resolve)
    {
        var sum = LengthPercent.Zero;
        for (var term = this; term is not null; term = term.Next)
            sum += LengthPercent.Extreme(term.IsMaximum, Array.ConvertAll(term.Arguments, argument => resolve(argument))) * term.Factor;
        return sum;
    }
}

/// <summary>A comparison of computed lengths of which percentages are still open.</summary>
internal sealed record PercentComparison(bool IsMaximum, LengthPercent[] Arguments, double Factor, PercentComparison? Next)
{
    public PercentComparison Then(PercentComparison? others) => others is null ? this : this with { Next = Next?.Then(others) ?? others };

    public PercentComparison Times(double factor) => this with { Factor = Factor * factor, Next = Next?.Times(factor) };

    public double Of(double basis)
    {
        var sum = 0.0;
        for (var term = this; term is not null; term = term.Next)
        {
            var extreme = term.Arguments[0].Of(basis);
            foreach (var argument in term.Arguments)
                extreme = term.IsMaximum ? Math.Max(extreme, argument.Of(basis)) : Math.Min(extreme, argument.Of(basis));
            sum += extreme * term.Factor;
        }
        return sum;
    }
}
