using System.Collections.Immutable;
using System.Text;
using Renderer.Templating.Evaluation;
using Renderer.Templating.Syntax;

namespace Renderer.Templating.Output;

/// <summary>Notes, while a template runs, which part of which file wrote what; only for renders that are asked for it.</summary>
internal sealed class OutputPlaces
{
    private readonly Dictionary<string, Entry[]> _captured = new(ReferenceEqualityComparer.Instance);
    private readonly List<Entry> _entries = [];

    /// <summary>What is written from a byte offset on comes from a position of a file.</summary>
    private readonly record struct Entry(int Offset, SourceFile File, int Position, bool IsText);

    /// <summary>Text of a template is about to be written.</summary>
    public void AddText(RenderContext context, int position, string text)
    {
        var file = context.Frame.File;
        var start = position;

        // White space control takes from the text's beginning what the file has there.
        while (start < file.Text.Length && !IsAt(start) && char.IsWhiteSpace(file.Text[start]))
        {
            start++;
        }

        Add(IsAt(start) ? new(context.Output.Length, file, start, true) : new(context.Output.Length, file, position, false));

        bool IsAt(int at) => string.CompareOrdinal(file.Text, at, text, 0, text.Length) == 0;
    }

    /// <summary>The value of an expression is about to be written.</summary>
    public void AddValue(RenderContext context, int position) => Add(new(context.Output.Length, context.Frame.File, position, false));

    /// <summary>Output since a mark is taken back as text: what is known of it stays with that very string.</summary>
    public void Capture(int mark, string text)
    {
        var first = _entries.FindIndex(entry => entry.Offset >= mark);
        if (first < 0)
        {
            return;
        }

        if (text.Length > 0)
        {
            _captured[text] = [.. _entries.Skip(first).Select(entry => entry with { Offset = entry.Offset - mark })];
        }

        _entries.RemoveRange(first, _entries.Count - first);
    }

    /// <summary>Markup is about to be written at a byte offset.</summary>
    public void Replay(string markup, int offset)
    {
        foreach (var entry in _captured.GetValueOrDefault(markup) ?? [])
        {
            Add(entry with { Offset = entry.Offset + offset });
        }
    }

    /// <summary>What was written since a mark has been indented: every line of it begins further right.</summary>
    public void Indent(int mark, int indent, bool isAtLineStart, ReadOnlySpan<byte> output)
    {
        var first = _entries.FindIndex(entry => entry.Offset >= mark);
        if (first < 0)
        {
            return;
        }

        var entries = _entries.GetRange(first, _entries.Count - first);
        _entries.RemoveRange(first, entries.Count);
        var (next, oldStart, newStart) = (0, mark, mark);
        while (newStart < output.Length)
        {
            var shift = isAtLineStart ? indent : 0;
            var length = output[(newStart + shift)..].IndexOf((byte)'\n') is >= 0 and var end ? end + 1 : output.Length - newStart - shift;
            if (next > 0)
            {
                // Text that goes on from the line before begins anew behind the indent.
                var last = entries[next - 1];
                var written = Encoding.UTF8.GetCharCount(output[_entries[^1].Offset..newStart]);
                _entries.Add(last with { Offset = newStart + shift, Position = last.IsText ? _entries[^1].Position + written : last.Position });
            }

            for (; next < entries.Count && entries[next].Offset < oldStart + length; next++)
            {
                _entries.Add(entries[next] with { Offset = entries[next].Offset - oldStart + newStart + shift });
            }

            (oldStart, newStart, isAtLineStart) = (oldStart + length, newStart + shift + length, true);
        }
    }

    /// <summary>The pieces, by offsets in the output's characters.</summary>
    public ImmutableArray<OutputPiece> ToPieces(ReadOnlySpan<byte> output)
    {
        var pieces = ImmutableArray.CreateBuilder<OutputPiece>(_entries.Count);
        var (bytes, characters) = (0, 0);
        foreach (var entry in _entries)
        {
            var offset = Math.Min(entry.Offset, output.Length);
            characters += Encoding.UTF8.GetCharCount(output[bytes..offset]);
            bytes = offset;
            pieces.Add(new(characters, entry.File.Name, entry.Position, entry.IsText));
        }

        return pieces.ToImmutable();
    }

    private void Add(in Entry entry)
    {
        // Nothing was written for the entry before.
        if (_entries.Count > 0 && _entries[^1].Offset == entry.Offset)
        {
            _entries.RemoveAt(_entries.Count - 1);
        }

        _entries.Add(entry);
    }
}
