namespace Renderer.Layout.Fonts;

/// <summary>Font style matching within a family (CSS Fonts 4, 5.2): first width, then slant, then weight.</summary>
internal static class FaceMatching
{
    private const int NormalStretch = 5;

    /// <summary>The nearest face; among equals the first. <paramref name="faces"/> is not empty.</summary>
    public static FontFace Nearest(ReadOnlySpan<FontFace> faces, int weight, bool italic)
    {
        var best = faces[0];
        var bestDistance = Distance(best, weight, italic);
        foreach (var face in faces[1..])
        {
            var distance = Distance(face, weight, italic);
            if (distance < bestDistance)
                (best, bestDistance) = (face, distance);
        }
        return best;
    }

    // Each criterion outweighs all later ones: a weight distance stays below 4000, a slant below 2, a stretch below 20.
    private static int Distance(FontFace face, int weight, bool italic) =>
        StretchDistance(face.Stretch) * 8000 + Distance(face.Weight, weight, face.IsItalic == italic);

    /// <summary>The same of a face of normal width.</summary>
    public static int Distance(int weight, int wanted, bool isSlantRight) => (isSlantRight ? 0 : 4000) + WeightDistance(weight, wanted);

    // Normal width is wanted: narrower faces are tried before wider ones.
    private static int StretchDistance(int stretch) => stretch <= NormalStretch ? NormalStretch - stretch : 10 + stretch;

    private static int WeightDistance(int weight, int wanted)
    {
        var distance = Math.Abs(weight - wanted);
        return wanted switch
        {
            // Up to 500 first, then lighter, then heavier than 500.
            >= 400 and <= 500 => weight >= wanted && weight <= 500 ? distance : weight < wanted ? 1000 + distance : 2000 + distance,
            < 400 => weight <= wanted ? distance : 1000 + distance,
            _ => weight >= wanted ? distance : 1000 + distance,
        };
    }
}
