using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Renderer.Servers;

/// <summary>Ports of 127.0.0.1 for servers that must be told theirs.</summary>
internal static class FreePort
{
    // Below the range the system gives to outgoing connections (32768 and up on Linux), so that none of those takes it before the server does.
    private const int First = 10_000;
    private const int Last = 32_000;

    // A server takes its port seconds after it was told which: until then it looks free, so none is given out twice.
    private static int _given = RandomNumberGenerator.GetInt32(Last - First);

    /// <summary>The first of so many free ports in a row.</summary>
    public static int Find(int inARow = 1)
    {
        while (true)
        {
            var port = First + ((Interlocked.Add(ref _given, inARow) - inARow) % (Last - First));
            if (port + inARow <= Last && Enumerable.Range(port, inARow).All(IsFree)) return port;
        }
    }

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
