using Renderer.Archive.Catalogue;
using Renderer.Archive.Objects;
using Renderer.Contracts;
using Renderer.Worker.Telemetry;

namespace Renderer.Worker.Work;

/// <summary>What may be told of an error: its code, and a reason without data of the report.</summary>
internal sealed record AttemptFailure(string Code, string Reason)
{
    public static AttemptFailure Of(Exception error) => error switch
    {
        ObjectStoreException => new AttemptFailure(ProblemCodes.StorageUnavailable, error.Message),
        CatalogueException => new AttemptFailure(ProblemCodes.CatalogueUnavailable, error.Message),
        // Nobody knows what such a message quotes.
        _ => new AttemptFailure(ProblemCodes.Internal, $"{error.GetType().Name}; the log has the place."),
    };

    /// <summary>The same, with a line in the log, and for a defect a second one with its place.</summary>
    public static AttemptFailure Note(Exception error, int attempt, long revision, ILogger logger)
    {
        var failure = Of(error);
        Log.AttemptFailed(logger, attempt, revision, failure.Code, failure.Reason);
        if (failure.Code == ProblemCodes.Internal) Log.Defect(logger, revision, $"{error.GetType()}{Environment.NewLine}{error.StackTrace}");
        return failure;
    }

    /// <summary>The same from what the bus hands on: the type's full name and the message.</summary>
    public static AttemptFailure Of(string exceptionType, string message)
    {
        if (exceptionType == typeof(ObjectStoreException).FullName) return new AttemptFailure(ProblemCodes.StorageUnavailable, message);
        if (exceptionType == typeof(CatalogueException).FullName) return new AttemptFailure(ProblemCodes.CatalogueUnavailable, message);
        return new AttemptFailure(ProblemCodes.Internal, $"{exceptionType[(exceptionType.LastIndexOf('.') + 1)..]}; the log has the place.");
    }
}
