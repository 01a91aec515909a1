using Microsoft.AspNetCore.Http;

namespace Renderer.Worker.Http.Access;

/// <summary>What callers are told who may not: RFC 6750 for the key, RFC 6585 for the rate.</summary>
internal static class AccessAnswers
{
    public static IResult Unauthenticated(HttpContext http, bool showedKey)
    {
        http.Response.Headers.WWWAuthenticate = showedKey ? "Bearer realm=\"renderer\", error=\"invalid_token\"" : "Bearer realm=\"renderer\"";
        return ProblemResults.Answer(
            StatusCodes.Status401Unauthorized, "key-required", "A valid API key is required.",
            "Send it as Authorization: Bearer KEY or as X-Api-Key: KEY. The operator hands out keys.");
    }

    public static IResult Forbidden(HttpContext http, string scope)
    {
        http.Response.Headers.WWWAuthenticate = $"Bearer realm=\"renderer\", error=\"insufficient_scope\", scope=\"{scope}\"";
        return ProblemResults.Answer(
            StatusCodes.Status403Forbidden, "scope-missing", "The API key does not allow this.", $"It needs the scope {scope}. The operator hands out keys.");
    }

    public static IResult TooMany(HttpContext http, TimeSpan wait)
    {
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        http.Response.Headers.RetryAfter = $"{seconds}";
        return ProblemResults.Answer(
            StatusCodes.Status429TooManyRequests, "too-many-requests", "Too many requests.", $"Send the same request again in {seconds} s, and fewer in a second. Large numbers of reports belong on the queue.");
    }
}
