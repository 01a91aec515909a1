using Renderer.Archive.Catalogue;

namespace Renderer.Archive.Tests.Catalogue;

/// <summary>What the catalogue should know of the requests of one report, in as few words as possible.</summary>
internal sealed class LedgerModel
{
    private readonly SortedDictionary<long, ModelRequest> _requests = [];
    private (long Revision, string Text)? _published;

    public bool Accept(long revision, string digest, string lane, DateTimeOffset? due)
    {
        if (_requests.TryGetValue(revision, out var earlier) && earlier.Digest != digest) return false;
        _requests[revision] = new ModelRequest(RequestState.Accepted, digest, lane, Attempts: 0, due, HasMessage: true);
        return true;
    }

    public void Reject(long revision, string digest) => Set(revision, digest, r => r with { State = RequestState.Rejected, Digest = digest, Due = null, HasMessage = false });

    public void Fail(long revision, string digest, DateTimeOffset? due, bool keepsMessage)
    {
        if (_requests.TryGetValue(revision, out var earlier) && earlier.State == RequestState.Rendered && earlier.Digest == digest) return;
        Set(revision, digest, r => r with { State = RequestState.Failed, Digest = digest, Attempts = r.Attempts + 1, Due = due, HasMessage = keepsMessage });
    }

    public bool Complete(long revision, string digest, string text)
    {
        Set(revision, digest, r => r with { State = RequestState.Rendered, Digest = digest, Due = null, HasMessage = false });
        if (_published is { } shown && shown.Revision > revision) return false;
        _published = (revision, text);
        return true;
    }

    public void HandOver(long revision)
    {
        if (_requests.TryGetValue(revision, out var r) && r.State == RequestState.Accepted) _requests[revision] = r with { Due = null, HasMessage = false };
    }

    public void Postpone(long revision, DateTimeOffset due)
    {
        if (_requests.TryGetValue(revision, out var r) && r.HasMessage) _requests[revision] = r with { Due = due };
    }

    public IReadOnlyList<string> TakeDue(DateTimeOffset now, DateTimeOffset? again)
    {
        var due = _requests.Where(r => r.Value.HasMessage && r.Value.Due <= now).ToList();
        foreach (var (revision, request) in due) _requests[revision] = request with { Due = again };
        return [.. due.Select(r => $"{r.Key} {r.Value.Lane}")];
    }

    public string Status()
    {
        if (_requests.Count == 0) return "unknown";
        var (revision, newest) = _requests.Last();
        return $"{revision} {newest.State} {newest.Attempts}; shows {_published?.Revision} {_published?.Text}";
    }

    public IReadOnlyList<string> Unfinished() => [.. _requests.Where(r => r.Value.HasMessage).Select(r => $"{r.Key} {r.Value.Lane}")];

    private void Set(long revision, string digest, Func<ModelRequest, ModelRequest> change) =>
        _requests[revision] = change(_requests.GetValueOrDefault(revision) ?? new ModelRequest(RequestState.Accepted, digest, "interactive", Attempts: 0, Due: null, HasMessage: false));

    private sealed record ModelRequest(RequestState State, string Digest, string Lane, int Attempts, DateTimeOffset? Due, bool HasMessage);
}
