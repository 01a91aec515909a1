namespace Renderer.Cli.Output;

/// <summary>Problems as compilers write them: <c>place: error: message</c>, and below it the cells of a broken rule and the hint.</summary>
internal static class ProblemLines
{
    /// <param name="writer">Where to.</param>
    /// <param name="file">The file the problems are about.</param>
    /// <param name="problems">The problems.</param>
    public static void Write(TextWriter writer, string file, IEnumerable<ProblemLine> problems)
    {
        foreach (var problem in problems)
        {
            writer.WriteLine($"{PlaceIn(file, problem.Place)}: {problem.Severity}: {problem.Message}");
            foreach (var cell in problem.Cells ?? []) writer.WriteLine($"  cell: {cell.Place} = {cell.Value ?? "(blank)"}");
            if (problem.Hint.Length > 0) writer.WriteLine($"  hint: {problem.Hint}");
        }
    }

    // Pointers into the data follow the file's name as a fragment; places that name the file stay as they are.
    private static string PlaceIn(string file, string place)
    {
        if (place.Length == 0) return file;
        // A file named by its whole path begins as a pointer does.
        if (file.Length > 0 && place.StartsWith(file, StringComparison.Ordinal)) return place;
        if (place[0] == '/') return place.Length == 1 ? file : $"{file}#{place}";
        return $"{file}: {place}";
    }
}
