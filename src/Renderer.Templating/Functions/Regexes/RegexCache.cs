using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Renderer.Templating.Functions;

/// <summary>Parsed regular expressions of a program: templates use the same few again and again.</summary>
internal sealed class RegexCache
{
    // Patterns made from data could fill any cache; beyond this they are parsed each time.
    private const int Most = 200;

    private readonly ConcurrentDictionary<(string, RegexOptions, TimeSpan), Regex> _parsed = new();

    public Regex Get(string pattern, RegexOptions options, TimeSpan timeout)
    {
        if (_parsed.TryGetValue((pattern, options, timeout), out var regex))
        {
            return regex;
        }

        regex = new Regex(pattern, options, timeout);
        if (_parsed.Count < Most)
        {
            _parsed.TryAdd((pattern, options, timeout), regex);
        }

        return regex;
    }
}
