using Renderer.Layout.Boxes;

namespace Renderer.Layout.Flow;

/// <summary>What a column asks for before widths are shared out (CSS Tables 3, 4.1); widths are those of cells' border boxes.</summary>
internal struct ColumnNeeds
{
    /// <summary>Narrower than this its content sticks out.</summary>
    public double Minimum;

    /// <summary>Narrower than this a word breaks that its style lets break anywhere; 0 where there is none.</summary>
    public double WholeWords;

    /// <summary>Wider than this is of no use to its content; the width asked for where it is constrained.</summary>
    public double Maximum;

    /// <summary>Share of the table's width in percent; null for none.</summary>
    public double? Percent;

    /// <summary>In fixed layout the borders and paddings a percentage does not include.</summary>
    public double PercentInset;

    /// <summary>Whether a length was asked for.</summary>
    public bool IsConstrained;

    /// <summary>Whether some cell or column element stands for the column; one that cells only span across takes no room and no spacing.</summary>
    public bool IsOwned;

    public readonly bool IsAuto => Percent is null && !IsConstrained;

    /// <summary>Takes in what one cell needs: a column once constrained no longer grows to the widest line of a cell that asks for nothing.</summary>
    public void Add(WidthRange cell, bool isConstrained)
    {
        IsOwned = true;
        Minimum = Math.Max(Minimum, cell.Minimum);
        if (isConstrained == IsConstrained) Maximum = Math.Max(Maximum, cell.Maximum);
        else if (isConstrained) Maximum = cell.Maximum;
        IsConstrained |= isConstrained;
        Maximum = Math.Max(Maximum, Minimum);
    }

    public void AskPercent(double percent)
    {
        IsOwned = true;
        Percent = Math.Max(Percent ?? 0, percent);
    }
}
