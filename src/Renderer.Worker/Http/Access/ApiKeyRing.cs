using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Renderer.Worker.Hosting;
using Renderer.Worker.Telemetry;

namespace Renderer.Worker.Http.Access;

/// <summary>The keys that are valid now: those of the settings, and those of the keys' file, which is looked at again while the service runs.</summary>
internal sealed class ApiKeyRing
{
    private static readonly TimeSpan FilePeriod = TimeSpan.FromSeconds(5);

    private readonly HttpOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<ApiKeyRing> _logger;
    private readonly Lock _gate = new();
    private volatile ImmutableList<ApiKey> _keys;
    private string? _text;
    private long _readAt;

    public ApiKeyRing(HttpOptions options, TimeProvider time, ILogger<ApiKeyRing> logger)
    {
        (_options, _time, _logger) = (options, time, logger);
        _text = options.KeysFile is { } path ? ApiKeyFile.FindText(path) : null;
        _readAt = time.GetTimestamp();
        _keys = KeysWith(options.KeysFile is null ? [] : ApiKeyFile.Read(_text).Keys);
    }

    /// <summary>Whether callers must show a key. Stays so when the file loses its last key.</summary>
    public bool IsRequired => _options.HasKeys;

    /// <summary>The key of that text; null when it is none of ours. Takes the same time whichever it is.</summary>
    public ApiKey? Find(string text)
    {
        ReadFileAgain();
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        ApiKey? found = null;
        foreach (var key in _keys)
        {
            if (key.Matches(hash)) found = key;
        }

        return found;
    }

    // Mounted secrets are swapped by links, whose times say nothing; the text does, and it is short.
    private void ReadFileAgain()
    {
        if (_options.KeysFile is not { } path) return;
        lock (_gate)
        {
            if (_time.GetElapsedTime(_readAt) < FilePeriod) return;
            _readAt = _time.GetTimestamp();
            var text = ApiKeyFile.FindText(path);
            if (text == _text) return;
            var reading = ApiKeyFile.Read(text);
            _text = text;
            if (reading.Faults.IsEmpty) _keys = KeysWith(reading.Keys);
            Log.KeysRead(_logger, _keys.Count, string.Join(' ', reading.Faults));
        }
    }

    private ImmutableList<ApiKey> KeysWith(IEnumerable<ApiKeyOptions> ofFile) => [.. (_options.Keys ?? []).Concat(ofFile).Select(k => new ApiKey(k))];
}
