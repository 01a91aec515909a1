namespace Renderer.Reports.Tables;

/// <summary>A cell of a page's table that shows data.</summary>
/// <param name="Table">The table's caption.</param>
/// <param name="Cell">JSON pointer into the data.</param>
/// <param name="Row">Its row heads, outermost first, joined with <c> / </c>.</param>
/// <param name="Column">Its column heads, likewise.</param>
/// <param name="Value">What is printed; empty for a blank cell.</param>
internal sealed record TableCell(string Table, string Cell, string Row, string Column, string Value);
