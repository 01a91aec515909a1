using System.Collections.Immutable;
using System.Text;
using Renderer.Cli.Files;
using Renderer.Cli.Linting;
using Renderer.Reports;
using Renderer.Reports.Proofs;

namespace Renderer.Cli.Gate;

/// <summary>The reviewed outputs of a package's samples: <c>golden/</c> in the package, a file for each sample and kind of output.</summary>
internal sealed class GoldenFolder(PackageListing package)
{
    // Of one file; what else differs is seen in the next run.
    private const int MostLines = 12;

    private string Folder => Path.Combine(package.TemplatesFolder, package.Name, PackageListing.Golden);

    /// <summary>Whether the package has reviewed outputs at all.</summary>
    public bool Exists => Directory.Exists(Folder);

    private string Remedy => $"renderer templates golden {package.Name} --update, then read what changed";

    /// <summary>Where the outputs differ from the reviewed ones.</summary>
    public IEnumerable<Problem> Compare(IReadOnlyCollection<ProvenSample> samples) => samples.SelectMany(Compare).Concat(Unneeded(samples));

    /// <summary>Makes the outputs the reviewed ones.</summary>
    /// <returns>The places of files that were written or removed, because they were not so before.</returns>
    /// <exception cref="CommandException">A file cannot be written.</exception>
    public ImmutableArray<string> Update(IReadOnlyCollection<ProvenSample> samples)
    {
        var changed = new List<string>();
        using var staged = new StagedFiles();
        foreach (var (name, text) in samples.SelectMany(s => s.Proof.Texts.Select(t => KeyValuePair.Create(s.Name + t.Key, t.Value))))
        {
            if (Read(name) == text) continue;
            staged.Stage(PathOf(name), Encoding.UTF8.GetBytes(text));
            changed.Add(name);
        }

        staged.Commit();
        foreach (var name in Names().Except(Expected(samples), StringComparer.Ordinal).ToList())
        {
            File.Delete(PathOf(name));
            changed.Add(name);
        }

        return [.. changed.Select(PlaceOf).Order(StringComparer.Ordinal)];
    }

    private IEnumerable<Problem> Compare(ProvenSample sample)
    {
        // A sample that gives no page has its problems told already.
        if (!sample.IsRendered) yield break;
        if (!ReportProof.Kinds.Any(kind => File.Exists(PathOf(sample.Name + kind))))
        {
            yield return Error("golden-missing", PlaceOf(sample.Name + ReportProof.Kinds[0]), "the sample has no reviewed outputs");
            yield break;
        }

        foreach (var kind in ReportProof.Kinds)
        {
            if (Compare(sample.Name + kind, sample.Proof.Texts.GetValueOrDefault(kind)) is { } problem) yield return problem;
        }
    }

    private Problem? Compare(string name, string? actual)
    {
        var reviewed = Read(name);
        if (reviewed == actual) return null;
        if (reviewed is null) return Error("golden-differs", PlaceOf(name), "is given now, and was not when the outputs were reviewed");
        if (actual is null) return Error("golden-differs", PlaceOf(name), "is given no more");
        return Error("golden-differs", PlaceOf(name), string.Join("\n  ", ["the sample gives something else now (- reviewed, + now)", .. DifferenceExcerpt.Of(reviewed, actual, MostLines)]));
    }

    private IEnumerable<Problem> Unneeded(IReadOnlyCollection<ProvenSample> samples)
    {
        var known = samples.SelectMany(s => ReportProof.Kinds.Select(kind => s.Name + kind));
        return Names().Except(known, StringComparer.Ordinal).Select(name => new Problem(Severity.Warning, "golden-unused", PlaceOf(name), "is the output of no sample", Remedy));
    }

    private static IEnumerable<string> Expected(IEnumerable<ProvenSample> samples) => samples.SelectMany(s => s.Proof.Texts.Keys.Select(kind => s.Name + kind));

    private IEnumerable<string> Names() => !Exists ? [] : Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
        .Select(f => Path.GetRelativePath(Folder, f).Replace(Path.DirectorySeparatorChar, '/')).Order(StringComparer.Ordinal);

    private string? Read(string name) => File.Exists(PathOf(name)) ? Encoding.UTF8.GetString(File.ReadAllBytes(PathOf(name))) : null;

    private string PathOf(string name) => Path.Combine(Folder, name);

    private string PlaceOf(string name) => $"{package.Name}/{PackageListing.Golden}/{name}";

    private Problem Error(string code, string place, string message) => new(Severity.Error, code, place, message, $"if it is wanted: {Remedy}");
}
