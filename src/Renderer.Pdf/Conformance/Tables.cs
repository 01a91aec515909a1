using System.Collections.Immutable;
using Renderer.Layout.Pages;

namespace Renderer.Pdf.Conformance;

/// <summary>Tables are rectangles, and every cell's headers can be found: by the ids it names, or to its left and above it by scope.</summary>
internal static class Tables
{
    public static void Check(ImmutableArray<StructureElement> structure, StructureKids kids, NonConformities found)
    {
        for (var i = 0; i < structure.Length; i++)
        {
            if (structure[i].Type != StructureType.Table)
                continue;
            var grid = TableGrid.Of(i, structure, kids);
            if (grid.Misfit < 0)
                CheckHeaders(grid, structure, found);
            else
                found.Add(Clause.RegularTable, $"The rows of a table are not equally long, or its cells overlap ({grid.Columns} columns in its first row).",
                    "Give every row the same number of cells; count rowspan and colspan.", structure[grid.Misfit].Origin);
        }
    }

    private static void CheckHeaders(TableGrid grid, ImmutableArray<StructureElement> structure, NonConformities found)
    {
        var isHeaded = new bool[grid.Columns]; // by a header somewhere above
        HashSet<string>? ids = null;
        for (var row = 0; row < grid.Rows; row++)
        {
            var isRowHeaded = false;
            for (var column = 0; column < grid.Columns; column++)
            {
                var cell = structure[grid[row, column]];
                if (cell.Type == StructureType.TableHeader)
                {
                    isRowHeaded |= cell.Scope is HeaderScope.Row or HeaderScope.Both;
                    isHeaded[column] |= cell.Scope is HeaderScope.Column or HeaderScope.Both;
                    continue;
                }
                if (row > 0 && grid[row - 1, column] == grid[row, column] || column > 0 && grid[row, column - 1] == grid[row, column])
                    continue;
                if (!cell.Headers.IsDefaultOrEmpty)
                    CheckNamed(cell, ids ??= IdsOf(grid, structure), found);
                else if (!isRowHeaded && !isHeaded.AsSpan(column, cell.ColumnSpan).Contains(true))
                {
                    found.Add(Clause.TableHeaders, "A cell of a table has no header.", "Mark the heads of rows and columns with th, or give the table role=\"presentation\" if it is none.", cell.Origin);
                    return;
                }
            }
        }
    }

    private static void CheckNamed(StructureElement cell, HashSet<string> ids, NonConformities found)
    {
        foreach (var id in cell.Headers)
        {
            if (!ids.Contains(id))
                found.Add(Clause.TableHeaders, $"A cell names the header \"{id}\", which its table does not have.", "Correct the headers attribute, or give a th of the table that id.", cell.Origin);
        }
    }

    private static HashSet<string> IdsOf(TableGrid grid, ImmutableArray<StructureElement> structure)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        for (var row = 0; row < grid.Rows; row++)
        {
            for (var column = 0; column < grid.Columns; column++)
            {
                if (structure[grid[row, column]] is { Type: StructureType.TableHeader, Id: { } id })
                    ids.Add(id);
            }
        }
        return ids;
    }
}
