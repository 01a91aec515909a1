using System.Globalization;
using Amazon.Runtime;
using Amazon.S3;
using Npgsql;
using RabbitMQ.Client;
using Renderer.Servers;

namespace Renderer.Service.Tests.Running;

/// <summary>One deployment of the service: a virtual host, a bucket, a database, and proxies in front of them that fail on request.</summary>
internal sealed class Deployment : IAsyncDisposable
{
    private const string Bucket = "reports";
    private static int _number;

    private readonly RealServers _servers;
    private readonly IReadOnlyList<RabbitMqServer> _brokers;
    private readonly string _name;
    private readonly List<WorkerProcess> _workers = [];

    private RabbitMqServer _broker;

    private Deployment(RealServers servers, IReadOnlyList<RabbitMqServer> brokers, string name, string database)
    {
        _servers = servers;
        _brokers = brokers;
        _broker = brokers[0];
        _name = name;
        StorageProxy = FaultProxy.InFrontOf(servers.Storage.Port);
        DatabaseProxy = FaultProxy.InFrontOf(servers.Database.Port);
        Database = NpgsqlDataSource.Create(database);
        DatabaseName = new NpgsqlConnectionStringBuilder(database).Database!;
        Storage = new AmazonS3Client(
            new BasicAWSCredentials(servers.Storage.AccessKey, servers.Storage.SecretKey),
            new AmazonS3Config { ServiceURL = servers.Storage.Address.AbsoluteUri, ForcePathStyle = true, RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED });
        Folder = Directory.CreateTempSubdirectory("renderer-deployment-").FullName;
    }

    public string Folder { get; }

    public FaultProxy StorageProxy { get; }

    public FaultProxy DatabaseProxy { get; }

    /// <summary>Straight to the database, past the proxy.</summary>
    public NpgsqlDataSource Database { get; }

    /// <summary>Straight to the store, past the proxy.</summary>
    public AmazonS3Client Storage { get; }

    public string BucketName => $"{_name}-{Bucket}";

    public string VirtualHost => _name;

    public Uri BrokerAddress => new($"amqp://guest:guest@127.0.0.1:{_broker.Port}/{_name}");

    public IReadOnlyList<WorkerProcess> Workers => _workers;

    private string DatabaseName { get; }

    public static Task<Deployment> CreateAsync(RealServers servers) => CreateAsync(servers, [servers.Broker]);

    public static Task<Deployment> CreateAsync(RealServers servers, RabbitMqCluster cluster) => CreateAsync(servers, cluster.Nodes);

    private static async Task<Deployment> CreateAsync(RealServers servers, IReadOnlyList<RabbitMqServer> brokers)
    {
        var name = $"t{Interlocked.Increment(ref _number)}";
        await brokers[0].RunControlAsync("add_vhost", name);
        await brokers[0].RunControlAsync("set_permissions", "-p", name, "guest", ".*", ".*", ".*");
        var deployment = new Deployment(servers, brokers, name, await servers.Database.CreateDatabaseAsync());
        await deployment.Storage.PutBucketAsync(deployment.BucketName);
        return deployment;
    }

    /// <summary>Has the test's own clients use another node of the cluster.</summary>
    public void ConnectTo(RabbitMqServer node) => _broker = node;

    public Task<IConnection> ConnectAsync() => new ConnectionFactory { Uri = BrokerAddress }.CreateConnectionAsync();

    /// <summary>Runs a command of the program with this deployment's settings; returns what it printed.</summary>
    public Task<string> RunAsync(params string[] arguments) => WorkerProcess.RunAsync(this, arguments);

    /// <summary>Starts a worker and waits until it is ready.</summary>
    public async Task<WorkerProcess> StartWorkerAsync(params (string Name, string Value)[] settings)
    {
        var worker = await WorkerProcess.StartAsync(this, settings);
        _workers.Add(worker);
        return worker;
    }

    /// <summary>The settings as environment variables.</summary>
    public IEnumerable<(string Name, string Value)> Settings =>
    [
        ("Broker__Kind", "rabbitmq"),
        ("Broker__Address", BrokerAddress.AbsoluteUri.Replace("guest:guest@", "", StringComparison.Ordinal)),
        .. _brokers.Count == 1 ? [] : _brokers.Select((b, i) => ($"Broker__Hosts__{i}", $"127.0.0.1:{b.Port}")),
        ("Broker__UserName", "guest"),
        ("Broker__Password", "guest"),
        ("Storage__Kind", "s3"),
        ("Storage__Endpoint", $"http://127.0.0.1:{StorageProxy.Port}"),
        ("Storage__Bucket", BucketName),
        ("Storage__PathStyle", "true"),
        ("Storage__AccessKey", _servers.Storage.AccessKey),
        ("Storage__SecretKey", _servers.Storage.SecretKey),
        ("Catalogue__Kind", "postgresql"),
        ("Catalogue__ConnectionString", string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={DatabaseProxy.Port};Username=app;Database={DatabaseName}")),
    ];

    public async ValueTask DisposeAsync()
    {
        foreach (var worker in _workers) await worker.DisposeAsync();
        Storage.Dispose();
        await Database.DisposeAsync();
        await StorageProxy.DisposeAsync();
        await DatabaseProxy.DisposeAsync();
        // Half-finished work of a failed test must not keep the servers busy for the next one.
        await _broker.RunControlAsync("delete_vhost", _name);
        Directory.Delete(Folder, recursive: true);
    }
}
