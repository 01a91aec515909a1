using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Renderer.Worker.Telemetry;

namespace Renderer.Worker.Http.Access;

/// <summary>Lets a request through to its route when its caller may ask that, and has not asked too often.</summary>
/// <remarks>Closed unless said otherwise: a route that names no scope, and a path without a route, still ask for a valid key.</remarks>
internal sealed class AccessControl(ApiKeyRing keys, CallerLimits limits, ILogger<AccessControl> logger)
{
    public void Use(IApplicationBuilder app) => app.Use(InvokeAsync);

    /// <summary>Whether the caller may see what only operators should: with a key that has the scope, or where no keys are asked for.</summary>
    public bool IsOperator(HttpContext http) => !keys.IsRequired || CallerOf(http).Key?.Has(ApiScope.Operate) == true;

    public Caller CallerOf(HttpContext http)
    {
        if (http.Features.Get<Caller>() is { } known) return known;
        var caller = Caller.Of(http, keys);
        http.Features.Set(caller);
        return caller;
    }

    private Task InvokeAsync(HttpContext http, RequestDelegate next)
    {
        var required = http.GetEndpoint()?.Metadata.GetMetadata<RequiredScope>();
        if (required == RequiredScope.Nothing) return next(http);
        var caller = CallerOf(http);
        if (limits.TakeOrWait(caller) is { } wait) return Refuse(http, "too many requests", AccessAnswers.TooMany(http, wait));
        if (!keys.IsRequired) return next(http);
        if (caller.Key is null) return Refuse(http, caller.ShowedKey ? "the key is unknown" : "no key", AccessAnswers.Unauthenticated(http, caller.ShowedKey));
        if (required?.Name is { } scope && !caller.Key.Has(scope)) return Refuse(http, $"the key lacks {scope}", AccessAnswers.Forbidden(http, scope));
        return next(http);
    }

    private Task Refuse(HttpContext http, string reason, IResult answer)
    {
        Log.AccessRefused(logger, CallerOf(http).Name, reason);
        return answer.ExecuteAsync(http);
    }
}
