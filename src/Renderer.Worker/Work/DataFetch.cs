using System.Security.Cryptography;
using Renderer.Archive;
using Renderer.Archive.Objects;
using Renderer.Contracts;
using Renderer.Reports;
using Renderer.Worker.Hosting;
using Renderer.Worker.Requests;

namespace Renderer.Worker.Work;

/// <summary>A message's data, or why it cannot be had.</summary>
internal sealed record FetchedData(ReadOnlyMemory<byte> Bytes, Problem? Problem);

/// <summary>Brings a message's data: from the message, or from the object store, verified before anybody reads it.</summary>
internal sealed class DataFetch(RenditionArchive archive, DataRefOptions options, RenderOptions render)
{
    /// <exception cref="ObjectStoreException">The store cannot do its work now.</exception>
    public async Task<FetchedData> ReadAsync(ReportReady message, ReadOnlyMemory<byte> inlineData, CancellationToken cancellationToken)
    {
        if (MessageData.FindSizeProblem(message, inlineData) is { } problem) return new FetchedData(default, problem);
        return message.DataRef is { } reference ? await ReadAsync(reference, cancellationToken) : new FetchedData(inlineData, null);
    }

    private async Task<FetchedData> ReadAsync(DataReference reference, CancellationToken cancellationToken)
    {
        var key = ObjectKey.Create(reference.Key);
        if (!options.IsAllowed(reference))
        {
            return Refuse(
                ProblemCodes.DataReference, "dataRef.key", "Data is not taken from there.", "Store the data under one of the prefixes the operator allows (setting DataRef:Prefixes), for example incoming/.");
        }

        if (reference.Bytes > render.MaximumDataBytes)
            return Refuse(ProblemCodes.DataTooLarge, "dataRef.bytes", $"The data has {reference.Bytes} bytes, and at most {render.MaximumDataBytes} are read.", "Split the report, or have Render:MaximumDataBytes raised.");
        // The length first: what the message says must not decide how much memory is taken.
        if (await archive.Objects.FindLengthAsync(key, cancellationToken) is not { } length)
            return Refuse(ProblemCodes.DataReference, "dataRef.key", $"There is no object {reference.Key}.", "Store the data first, then send the message.");
        if (length != reference.Bytes) return Changed(reference, length);
        if (await archive.Objects.ReadAsync(key, cancellationToken) is not { } content)
            return Refuse(ProblemCodes.DataReference, "dataRef.key", $"There is no object {reference.Key}.", "Store the data first, then send the message.");
        return content.Length == reference.Bytes && Convert.ToHexStringLower(SHA256.HashData(content.Span)) == reference.Sha256
            ? new FetchedData(content, null)
            : Changed(reference, content.Length);
    }

    private static FetchedData Changed(DataReference reference, long length) => Refuse(
        ProblemCodes.DataReference, "dataRef.sha256", $"Object {reference.Key} is not what the message says: it has {length} bytes or another SHA-256.",
        "Give length and SHA-256 of the object as it is stored, and never change it afterwards.");

    private static FetchedData Refuse(string code, string place, string message, string hint) =>
        new(default, new Problem(Severity.Error, code, place, message, hint));
}
