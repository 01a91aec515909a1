using System.IO.Compression;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Renderer.Reports.Packages;

namespace Renderer.Reports.Tests.Packages;

public sealed class StoredZipTests
{
    [Fact]
    public void Write_AnyFiles_CanBeReadAgain() => Prop.ForAll(Files(), files =>
    {
        var read = StoredZip.Read(StoredZip.Write(files)).ShouldNotBeNull();
        read.Keys.ShouldBe(files.Keys);
        foreach (var (name, content) in files) read[name].ToArray().ShouldBe(content.ToArray());
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Write_Files_AreReadByOthers()
    {
        var zip = StoredZip.Write(Sorted(("template.json", "{}"), ("part/标题.sbn-html", "政府信息公开"), ("empty.css", "")));

        using var archive = new ZipArchive(new MemoryStream(zip));
        archive.Entries.Select(e => e.FullName).ShouldBe(["empty.css", "part/标题.sbn-html", "template.json"]);
        archive.Entries.ShouldAllBe(e => e.Length == e.CompressedLength && e.LastWriteTime.Year == 1980);
        using var reader = new StreamReader(archive.GetEntry("part/标题.sbn-html")!.Open());
        reader.ReadToEnd().ShouldBe("政府信息公开");
    }

    [Fact]
    public void Read_AnyByteChanged_IsRefused()
    {
        var zip = StoredZip.Write(Sorted(("a.css", "p { margin: 0 }"), ("template.json", "{}")));
        for (var i = 0; i < zip.Length; i++)
        {
            foreach (var bit in (byte[])[1, 16, 128])
            {
                var changed = (byte[])zip.Clone();
                changed[i] ^= bit;
                StoredZip.Read(changed).ShouldBeNull($"byte {i}");
            }
        }
    }

    [Fact]
    public void Read_CutOrLengthened_IsRefused()
    {
        var zip = StoredZip.Write(Sorted(("a.css", "p { margin: 0 }"), ("template.json", "{}")));
        for (var length = 0; length < zip.Length; length++) StoredZip.Read(zip.AsMemory(0, length)).ShouldBeNull();
        StoredZip.Read((byte[])[.. zip, 0]).ShouldBeNull();
        StoredZip.Read((byte[])[0, .. zip]).ShouldBeNull();
    }

    [Fact]
    public void Read_AnyBytes_NeverThrows() =>
        Prop.ForAll<byte[]>(bytes => StoredZip.Read((byte[])[0x50, 0x4b, 3, 4, .. bytes]).ShouldBeNull()).QuickCheckThrowOnFailure();

    [Fact]
    public void Read_CompressedByOthers_IsRefused()
    {
        var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = archive.CreateEntry("bomb.css", CompressionLevel.SmallestSize).Open();
            entry.Write(new byte[10_000_000]);
        }

        StoredZip.Read(stream.ToArray()).ShouldBeNull();
    }

    [Fact]
    public void Read_SameNameTwice_IsRefused()
    {
        var one = StoredZip.Write(Sorted(("a.css", "1"), ("b.css", "2")));
        var twice = Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(one).Replace("b.css", "a.css", StringComparison.Ordinal));
        StoredZip.Read(twice).ShouldBeNull();
    }

    private static SortedDictionary<string, ReadOnlyMemory<byte>> Sorted(params (string Name, string Text)[] files) =>
        new(files.ToDictionary(f => f.Name, f => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(f.Text)), StringComparer.Ordinal);

    private static Arbitrary<SortedDictionary<string, ReadOnlyMemory<byte>>> Files()
    {
        var name = Gen.NonEmptyListOf(Gen.Elements('a', 'B', '0', '.', '-', '_', '/', '镇')).Select(c => string.Concat(c));
        var content = ArbMap.Default.GeneratorFor<byte[]>();
        return Gen.NonEmptyListOf(Gen.Zip(name, content))
            .Select(files => new SortedDictionary<string, ReadOnlyMemory<byte>>(
                files.DistinctBy(f => f.Item1).ToDictionary(f => f.Item1, f => (ReadOnlyMemory<byte>)f.Item2), StringComparer.Ordinal))
            .ToArbitrary();
    }
}
