using System.Diagnostics;
using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Renderer.Reports.Tables;

namespace Renderer.Reports.Tests.Tables;

public class CsvWriterTests
{
    private static readonly Gen<string> Fields = Gen.Elements("a", "汉", "𠮷", ",", "\"", "\r", "\n", "\r\n", " ", "=", "'", "0").ListOf().Select(parts => string.Concat(parts));

    [Fact]
    public void Cells_AreRecordsUnderAHeader()
    {
        var bytes = CsvWriter.Write([new("表", "/a/0", "行 / 一", "列", "1,5"), new("", "/b", "", "", "")]);
        bytes.AsSpan()[..3].SequenceEqual(Encoding.UTF8.Preamble).ShouldBeTrue();
        Encoding.UTF8.GetString(bytes.AsSpan()[3..]).ShouldBe("table,cell,row,column,value\r\n表,/a/0,行 / 一,列,\"1,5\"\r\n,/b,,,\r\n");
    }

    [Fact]
    public void Fields_OfAnyText_AreReadBack() => Prop.ForAll(Fields.ArrayOf(3).ToArbitrary(), fields =>
    {
        var csv = new StringBuilder();
        CsvRecord.Append(csv, fields);
        CsvRecord.Append(csv, ["end"]);
        CsvReader.Read(csv.ToString()).ShouldBe([[.. fields], ["end"]]);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Fields_AreReadBackByPython()
    {
        var fields = Fields.ArrayOf(5).Sample(40, 40);
        var csv = new StringBuilder();
        foreach (var record in fields) CsvRecord.Append(csv, record);
        var read = JsonSerializer.Deserialize<string[][]>(Python("import csv,io,json,sys; print(json.dumps(list(csv.reader(io.TextIOWrapper(sys.stdin.buffer,encoding='utf-8',newline=''),strict=True))))", csv.ToString()))!;
        read.Length.ShouldBe(fields.Length);
        foreach (var (index, record) in read.Index()) record.ShouldBe(fields[index]);
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+cmd", "'+cmd")]
    [InlineData("-2+3", "'-2+3")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("＝1", "'＝1")]
    [InlineData("\tx", "'\tx")]
    [InlineData("+461", "+461")]
    [InlineData("-0.50", "-0.50")]
    [InlineData("-", "'-")]
    [InlineData("——", "——")]
    [InlineData("1.属于国家秘密", "1.属于国家秘密")]
    [InlineData("", "")]
    public void Text_ThatASpreadsheetWouldRun_IsMadeHarmless(string text, string expected) => CsvRecord.Harmless(text).ShouldBe(expected);

    private static string Python(string program, string input)
    {
        using var process = Process.Start(new ProcessStartInfo("python3", ["-c", program])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(false),
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0);
        return output.Result;
    }
}
