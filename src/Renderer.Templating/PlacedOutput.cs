using System.Collections.Immutable;

namespace Renderer.Templating;

/// <summary>The output of a render with the places it came from.</summary>
/// <param name="Text">The output.</param>
/// <param name="Pieces">Its pieces in order; together they are the whole.</param>
public sealed record PlacedOutput(string Text, ImmutableArray<OutputPiece> Pieces)
{
    /// <summary>The piece that an offset of the text lies in; null before the first.</summary>
    public OutputPiece? PieceAt(int offset)
    {
        var (low, high) = (0, Pieces.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Pieces[middle].Offset <= offset)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low == 0 ? null : Pieces[low - 1];
    }
}

/// <summary>A piece of output that one place of a template wrote.</summary>
/// <param name="Offset">Where it begins in the output; it ends where the next one begins.</param>
/// <param name="File">The file of the set.</param>
/// <param name="Position">Offset in that file's text: where the piece's text begins, or the expression that wrote it.</param>
/// <param name="IsText">Whether the piece is the file's own text, character by character.</param>
public readonly record struct OutputPiece(int Offset, string File, int Position, bool IsText);
