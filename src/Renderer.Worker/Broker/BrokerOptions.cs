namespace Renderer.Worker.Broker;

/// <summary>What carries the messages.</summary>
public enum BrokerKind
{
    /// <summary>Memory of this process: nothing to install, one process.</summary>
    Memory,

    /// <summary>RabbitMQ 3.10 or later.</summary>
    RabbitMq,
}

/// <summary>Where the messages come from and go to. Section <c>Broker</c>.</summary>
public sealed class BrokerOptions
{
    // What the topology adds to the prefix must fit AMQP's 255 bytes for a name.
    private const int LongestPrefix = 100;

    private static readonly TimeSpan[] DefaultWaitTimes = [TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10)];

    /// <summary><c>memory</c> or <c>rabbitmq</c>. Default <c>memory</c>; everything below is then ignored.</summary>
    public BrokerKind Kind { get; set; } = BrokerKind.Memory;

    /// <summary><c>amqp://host:port/virtual-host</c>, or <c>amqps</c> for TLS. Default <c>amqp://localhost:5672/</c>.</summary>
    public string Address { get; set; } = "amqp://localhost:5672/";

    /// <summary>Further nodes of the cluster as <c>host:port</c>; when one dies, another one is taken. Default none.</summary>
    public string[] Hosts { get; set; } = [];

    /// <summary>User. Default: the one in the address, else <c>guest</c>.</summary>
    public string? UserName { get; set; }

    /// <summary>Password. Default: the one in the address, else <c>guest</c>.</summary>
    public string? Password { get; set; }

    /// <summary>PEM file of the authorities that may sign the broker's certificate; only with <c>amqps</c>. Default: the machine's.</summary>
    public string? CaFile { get; set; }

    /// <summary>PEM file of the client's certificate; only with <c>amqps</c>, and together with the key. Default none.</summary>
    public string? ClientCertificateFile { get; set; }

    /// <summary>PEM file of the client's key. Default none.</summary>
    public string? ClientKeyFile { get; set; }

    /// <summary>What the names of all queues and own exchanges start with. Default <c>renderer</c>.</summary>
    public string Prefix { get; set; } = "renderer";

    /// <summary>How often the connection is checked; a dead one is noticed after twice this time. Default 20 s.</summary>
    public TimeSpan Heartbeat { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How often a message that may have killed workers is delivered, alone, before it is dead-lettered. Default 5. A part of the queue's declaration.</summary>
    public int DeliveryLimit { get; set; } = 5;

    /// <summary>The lanes this process serves. Default both, <c>interactive</c> and <c>bulk</c>.</summary>
    public string[]? Lanes { get; set; }

    /// <summary>Sizes of the interactive lane.</summary>
    public LaneOptions Interactive { get; set; } = new();

    /// <summary>Sizes of the bulk lane.</summary>
    public LaneOptions Bulk { get; set; } = new();

    /// <summary>Waits between the attempts of a message; each has its queue. Default 10 s, 1 min, 10 min.</summary>
    public TimeSpan[]? WaitTimes { get; set; }

    /// <summary>How long messages are held while storage or catalogue are down; after that they go to the first waiting queue. Default 2 min; must stay below the broker's consumer timeout (30 min).</summary>
    public TimeSpan HoldTime { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How long work in progress may take after the process was asked to end; what is not done by then is given back. Default 25 s.</summary>
    public TimeSpan StopTimeout { get; set; } = TimeSpan.FromSeconds(25);

    /// <summary>How long to try to hand an accepted request to the broker before the sweep does it. Default 5 s.</summary>
    public TimeSpan HandOverTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How many unreadable messages are kept per lane; the oldest goes first. Default 10,000. A part of the queue's declaration.</summary>
    public int UnreadableLimit { get; set; } = 10_000;

    internal IReadOnlyList<TimeSpan> EffectiveWaitTimes => WaitTimes ?? DefaultWaitTimes;

    internal IReadOnlyList<Lane> EffectiveLanes => Lanes is null ? LaneNames.All : [.. Lanes.Select(LaneNames.Find).OfType<Lane>().Distinct()];

    internal LaneOptions OptionsOf(Lane lane) => lane == Lane.Interactive ? Interactive : Bulk;

    /// <summary>What is wrong with these settings, each with its name and what to do; empty when nothing is.</summary>
    public IEnumerable<string> FindFaults() => Kind == BrokerKind.Memory ? [] : [.. FindAddressFaults(), .. FindTlsFaults(), .. FindQueueFaults(), .. FindTimeFaults()];

    private IEnumerable<string> FindAddressFaults()
    {
        if (!Uri.TryCreate(Address, UriKind.Absolute, out var uri) || uri.Scheme is not ("amqp" or "amqps") || uri.Host.Length == 0 || uri.Query.Length > 0)
            yield return "Broker:Address is no address of a broker. Set Broker__Address, for example to \"amqp://rabbitmq:5672/\".";
        foreach (var host in Hosts.Where(h => !Uri.TryCreate("amqp://" + h, UriKind.Absolute, out var node) || node.AbsolutePath.Length > 1 || node.UserInfo.Length > 0))
            yield return $"Broker:Hosts holds \"{host}\", which is no host:port. Set Broker__Hosts__0, __1, ... to the nodes of the cluster.";
        if (Prefix.Length is 0 or > LongestPrefix || !Prefix.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_'))
            yield return $"Broker:Prefix is \"{Prefix}\". Set Broker__Prefix to 1 to {LongestPrefix} characters of A-Z a-z 0-9 . _ -.";
    }

    private IEnumerable<string> FindTlsFaults()
    {
        foreach (var (name, file) in new[] { ("CaFile", CaFile), ("ClientCertificateFile", ClientCertificateFile), ("ClientKeyFile", ClientKeyFile) })
        {
            if (file is null) continue;
            if (!File.Exists(file)) yield return $"Broker:{name} is \"{file}\", which is no file. Set Broker__{name} to a PEM file.";
            if (!Address.StartsWith("amqps:", StringComparison.OrdinalIgnoreCase))
                yield return $"Broker:{name} is set, and Broker:Address does not use TLS. Set Broker__Address to amqps://..., or leave Broker:{name} out.";
        }

        if (ClientCertificateFile is null != ClientKeyFile is null)
            yield return "Broker:ClientCertificateFile and Broker:ClientKeyFile belong together. Set both or none.";
    }

    private IEnumerable<string> FindQueueFaults()
    {
        if (DeliveryLimit is < 1 or > 100) yield return $"Broker:DeliveryLimit is {DeliveryLimit}. Set Broker__DeliveryLimit to a number between 1 and 100.";
        if (UnreadableLimit is < 1 or > 1_000_000) yield return $"Broker:UnreadableLimit is {UnreadableLimit}. Set Broker__UnreadableLimit to a number between 1 and 1000000.";
        if (Lanes is not null && (Lanes.Length == 0 || Lanes.Any(l => LaneNames.Find(l) is null)))
            yield return $"Broker:Lanes is \"{string.Join(", ", Lanes)}\". Set Broker__Lanes__0 and __1 to interactive, bulk or both.";
        foreach (var fault in Interactive.FindFaults("Interactive").Concat(Bulk.FindFaults("Bulk"))) yield return fault;
    }

    private IEnumerable<string> FindTimeFaults()
    {
        if (Heartbeat < TimeSpan.FromSeconds(1) || Heartbeat > TimeSpan.FromMinutes(10))
            yield return $"Broker:Heartbeat is {Heartbeat}. Set Broker__Heartbeat to a time between 00:00:01 and 00:10:00.";
        if (EffectiveWaitTimes.Count is 0 or > 10 || EffectiveWaitTimes.Any(w => w < TimeSpan.FromMilliseconds(1) || w > TimeSpan.FromDays(1)))
            yield return "Broker:WaitTimes is empty, or holds more than ten times or one outside 1 ms to 1 day. Set Broker__WaitTimes__0, __1, ... to waits such as 00:00:10.";
        if (HoldTime < TimeSpan.Zero || HoldTime > TimeSpan.FromMinutes(20))
            yield return $"Broker:HoldTime is {HoldTime}. Set Broker__HoldTime to a time up to 00:20:00: the broker takes a message back after 30 minutes.";
        if (StopTimeout < TimeSpan.FromSeconds(1) || StopTimeout > TimeSpan.FromMinutes(15))
            yield return $"Broker:StopTimeout is {StopTimeout}. Set Broker__StopTimeout to a time between 00:00:01 and 00:15:00.";
        if (HandOverTimeout < TimeSpan.FromMilliseconds(10) || HandOverTimeout > TimeSpan.FromMinutes(1))
            yield return $"Broker:HandOverTimeout is {HandOverTimeout}. Set Broker__HandOverTimeout to a time between 00:00:00.01 and 00:01:00.";
    }
}

/// <summary>Sizes of one lane. Sections <c>Broker:Interactive</c> and <c>Broker:Bulk</c>.</summary>
public sealed class LaneOptions
{
    /// <summary>How many messages of the lane are worked on at the same time; 0 for twice the render slots, so that storing one overlaps rendering the next. Default 0.</summary>
    public int Concurrency { get; set; }

    /// <summary>How many messages the broker hands over ahead; 0 for the concurrency and one render slot more. Default 0. At least the concurrency.</summary>
    public int Prefetch { get; set; }

    internal int EffectiveConcurrency(int renderSlots) => Concurrency == 0 ? 2 * renderSlots : Concurrency;

    internal int EffectivePrefetch(int renderSlots) => Prefetch == 0 ? EffectiveConcurrency(renderSlots) + renderSlots : Prefetch;

    internal IEnumerable<string> FindFaults(string lane)
    {
        if (Concurrency is < 0 or > 1024)
            yield return $"Broker:{lane}:Concurrency is {Concurrency}. Set Broker__{lane}__Concurrency to a number between 0 and 1024.";
        if (Prefetch is < 0 or > 4096 || (Prefetch > 0 && Prefetch < Concurrency))
            yield return $"Broker:{lane}:Prefetch is {Prefetch}. Set Broker__{lane}__Prefetch to 0, or to a number between the lane's concurrency and 4096.";
    }
}
