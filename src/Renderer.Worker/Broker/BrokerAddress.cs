using System.Collections.Immutable;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using RabbitMQ.Client;

namespace Renderer.Worker.Broker;

/// <summary>One node of the broker.</summary>
internal sealed record BrokerNode(string Host, int Port);

/// <summary>Where the broker is and how to speak to it, as both client libraries need it.</summary>
internal sealed class BrokerAddress
{
    // IANA's ports of amqp and amqps.
    private const int PlainPort = 5672;
    private const int TlsPort = 5671;

    private readonly BrokerOptions _options;
    private readonly ImmutableArray<BrokerNode> _nodes;

    public BrokerAddress(BrokerOptions options)
    {
        _options = options;
        var uri = new Uri(options.Address);
        UsesTls = uri.Scheme == "amqps";
        _nodes = [NodeOf(uri), .. options.Hosts.Select(h => NodeOf(new Uri("amqp://" + h))).Where(n => n != NodeOf(uri))];
        VirtualHost = uri.AbsolutePath.Length <= 1 ? "/" : Uri.UnescapeDataString(uri.AbsolutePath[1..]);
        var user = uri.UserInfo.Split(':', 2);
        UserName = options.UserName ?? (user[0].Length > 0 ? Uri.UnescapeDataString(user[0]) : "guest");
        Password = options.Password ?? (user.Length == 2 ? Uri.UnescapeDataString(user[1]) : "guest");
    }

    public bool UsesTls { get; }

    public string VirtualHost { get; }

    public string UserName { get; }

    public string Password { get; }

    public ImmutableArray<BrokerNode> All => _nodes;

    /// <summary>The nodes for people to read; never with the password.</summary>
    public string Nodes => string.Join(", ", _nodes.Select(n => $"{n.Host}:{n.Port}"));

    public ConnectionFactory CreateFactory() => new()
    {
        UserName = UserName,
        Password = Password,
        VirtualHost = VirtualHost,
        RequestedHeartbeat = _options.Heartbeat,
        // A lost connection is opened anew by whoever needs it next; half-recovered channels are one state more.
        AutomaticRecoveryEnabled = false,
        RequestedConnectionTimeout = TimeSpan.FromSeconds(5),
        ContinuationTimeout = TimeSpan.FromSeconds(10),
    };

    public IReadOnlyList<AmqpTcpEndpoint> CreateEndpoints() => [.. _nodes.Select(n => new AmqpTcpEndpoint(n.Host, n.Port, TlsOf(n)))];

    /// <summary>The client's certificate with its key; null when none is set.</summary>
    public X509Certificate2? LoadClientCertificate() => _options.ClientCertificateFile is { } file ? X509Certificate2.CreateFromPemFile(file, _options.ClientKeyFile) : null;

    /// <summary>Accepts what the machine trusts, or, when a file of authorities is set, what those signed.</summary>
    public bool IsTrusted(X509Certificate? certificate, SslPolicyErrors errors)
    {
        if (errors == SslPolicyErrors.None) return _options.CaFile is null || IsSignedByOwn(certificate);
        return errors == SslPolicyErrors.RemoteCertificateChainErrors && _options.CaFile is not null && IsSignedByOwn(certificate);
    }

    private bool IsSignedByOwn(X509Certificate? certificate)
    {
        if (certificate is null) return false;
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.ImportFromPemFile(_options.CaFile!);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        using var copy = X509CertificateLoader.LoadCertificate(certificate.GetRawCertData());
        return chain.Build(copy);
    }

    private SslOption TlsOf(BrokerNode node)
    {
        if (!UsesTls) return new SslOption { Enabled = false };
        var tls = new SslOption(node.Host, enabled: true) { CertificateValidationCallback = (_, certificate, _, errors) => IsTrusted(certificate, errors) };
        if (LoadClientCertificate() is { } client) tls.Certs = [client];
        return tls;
    }

    private BrokerNode NodeOf(Uri uri) => new(uri.Host, uri.Port > 0 ? uri.Port : UsesTls ? TlsPort : PlainPort);
}
