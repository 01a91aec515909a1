using System.Text;

namespace Renderer.Reports.Reading;

/// <summary>The way from the root of a JSON document to the value at hand; becomes a JSON pointer (RFC 6901) only when a problem needs one.</summary>
internal sealed class PlacePath
{
    /// <summary>How problems name the document itself: RFC 6901's empty pointer is invisible in a message.</summary>
    public const string Root = "/";

    private readonly List<(string? Name, int Index)> _steps = [];

    public int Depth => _steps.Count;

    public void Enter(string name) => _steps.Add((name, 0));

    public void Enter(int index) => _steps.Add((null, index));

    public void Leave() => _steps.RemoveAt(_steps.Count - 1);

    /// <summary>The JSON pointer of the value at hand, or of its member.</summary>
    public string Pointer(string? member = null)
    {
        if (_steps.Count == 0 && member is null) return Root;
        var pointer = new StringBuilder();
        foreach (var (name, index) in _steps)
        {
            pointer.Append('/');
            if (name is null) pointer.Append(index);
            else pointer.Append(JsonPointer.Escape(name));
        }

        if (member is not null) pointer.Append('/').Append(JsonPointer.Escape(member));
        return pointer.ToString();
    }
}
