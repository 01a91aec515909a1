using Renderer.Layout.Fonts.Tables;

namespace Renderer.Layout.Fonts;

/// <summary>The faces at hand, from the folders the operator named. Nothing else on the machine is looked at.</summary>
public sealed class FontLibrary
{
    private static readonly string[] Extensions = [".ttf", ".otf", ".ttc", ".otc"];

    private readonly Dictionary<string, FontFace[]> _families;
    private readonly FontFile[] _files;
    private readonly Lazy<IReadOnlyList<string>> _digests;

    private FontLibrary(FontFile[] files, FontFace[] faces)
    {
        _files = files;
        Faces = faces;
        _families = FamiliesOf(faces);
        _digests = new Lazy<IReadOnlyList<string>>(DigestFiles);
    }

    /// <summary>Reads the name and weight of every .ttf, .otf, .ttc and .otc file under the folders; the rest of a file is read when first used.</summary>
    /// <exception cref="FontException">Folders or files cannot be used; all of them are named.</exception>
    public static FontLibrary Open(params IEnumerable<string> folders)
    {
        var (files, faces, faults) = (new List<FontFile>(), new List<FontFace>(), new List<string>());
        foreach (var path in folders.SelectMany(folder => FontFilesUnder(folder, faults)))
        {
            try
            {
                var file = FontFile.Map(path);
                files.Add(file);
                for (var i = 0; i < TableDirectory.FacesIn(file.Bytes.Span); i++)
                    faces.Add(new FontFace(file, i));
            }
            catch (Exception e) when (e is FontException or IOException or UnauthorizedAccessException)
            {
                faults.Add($"{path}: {e.Message}");
            }
        }
        return faults.Count == 0 ? new FontLibrary([.. files], [.. faces]) : throw new FontException(string.Join(Environment.NewLine, faults));
    }

    /// <summary>All faces: folders in the order given, files in ordinal order of their path inside the folder.</summary>
    public IReadOnlyList<FontFace> Faces { get; }

    /// <summary>The SHA-256 digests of all files, in the order of <see cref="Faces"/>: a change of fonts changes every rendition's identity. Computed on first use.</summary>
    public IReadOnlyList<string> Digests => _digests.Value;

    /// <summary>The face of a family nearest to a weight and slant (CSS Fonts 4, 5.2); null when the family is unknown. Family names compare without regard to case.</summary>
    public FontFace? Find(string family, int weight, bool italic) =>
        _families.TryGetValue(family, out var faces) ? FaceMatching.Nearest(faces, weight, italic) : null;

    /// <summary>A face by its PostScript name or its family's; null when there is none.</summary>
    internal FontFace? Named(string name) =>
        Faces.FirstOrDefault(face => face.PostScriptName.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? Find(name, 400, italic: false);

    private static Dictionary<string, FontFace[]> FamiliesOf(FontFace[] faces)
    {
        var families = new Dictionary<string, FontFace[]>(StringComparer.OrdinalIgnoreCase);
        foreach (var face in faces)
        {
            foreach (var name in face.FamilyNames)
                families[name] = families.TryGetValue(name, out var others) ? [.. others, face] : [face];
        }
        return families;
    }

    private static IEnumerable<string> FontFilesUnder(string folder, List<string> faults)
    {
        if (!Directory.Exists(folder))
        {
            faults.Add($"{folder}: there is no such font folder.");
            return [];
        }
        return Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(path => Extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase))
            .OrderBy(path => Path.GetRelativePath(folder, path).Replace('\\', '/'), StringComparer.Ordinal);
    }

    private string[] DigestFiles()
    {
        var digests = new string[_files.Length];
        Parallel.For(0, digests.Length, i => digests[i] = _files[i].Digest);
        return digests;
    }
}
