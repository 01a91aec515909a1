namespace Renderer.Reports.Tests.Tables;

/// <summary>A strict reader of RFC 4180, written from its grammar and not from our writer.</summary>
internal sealed class CsvReader(string text)
{
    private int _at;

    public static List<List<string>> Read(string text)
    {
        var reader = new CsvReader(text);
        var records = new List<List<string>>();
        while (reader._at < text.Length) records.Add(reader.Record());
        return records;
    }

    private List<string> Record()
    {
        var fields = new List<string> { Field() };
        while (Takes(",")) fields.Add(Field());
        Takes("\r\n").ShouldBeTrue($"a record ends with CR LF, at {_at}");
        return fields;
    }

    private string Field()
    {
        if (!Takes("\"")) return Plain();
        var start = _at;
        while (text[_at] != '"' || (_at + 1 < text.Length && text[_at + 1] == '"')) _at += text[_at] == '"' ? 2 : 1;
        return text[start.._at++].Replace("\"\"", "\"", StringComparison.Ordinal);
    }

    private string Plain()
    {
        var start = _at;
        while (_at < text.Length && text[_at] is not (',' or '"' or '\r' or '\n')) _at++;
        return text[start.._at];
    }

    private bool Takes(string expected)
    {
        if (!text.AsSpan(_at).StartsWith(expected, StringComparison.Ordinal)) return false;
        _at += expected.Length;
        return true;
    }
}
