using System.Net.Sockets;
using RabbitMQ.Client.Exceptions;

namespace Renderer.Worker.Broker;

/// <summary>The broker cannot do its work now, or refuses it.</summary>
public sealed class BrokerException(string message, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>Whether the client library throws this for a broker that is away or refuses.</summary>
    internal static bool IsOutage(Exception error) => error is RabbitMQClientException or IOException or SocketException or TimeoutException or ObjectDisposedException;

    internal static BrokerException Of(BrokerAddress address, Exception error) => new(
        $"{address.Nodes}: the broker cannot be used: {Reason(error)} Check that it runs, and Broker:Address, Broker:UserName and Broker:Password.", error);

    private static string Reason(Exception error) => error switch
    {
        BrokerUnreachableException { InnerException: { } inner } => Reason(inner),
        AggregateException { InnerException: { } inner } => Reason(inner),
        _ => error.Message.EndsWith('.') ? error.Message : error.Message + ".",
    };
}
