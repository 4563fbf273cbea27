namespace Tests.Deploy;

/// <summary>A line of the compose file that must be there, and what would be possible without it.</summary>
/// <param name="Value">What it must be; a leading <c>~</c>: what it must contain.</param>
internal sealed record HardeningLine(string Path, string Value, string Reason)
{
    private static readonly string[] Services = ["bot", "redis"];

    /// <summary>Keys of a service that open what the others close.</summary>
    public static IReadOnlyList<string> Forbidden { get; } =
        ["ports", "expose", "privileged", "network_mode", "pid", "ipc", "userns_mode", "cap_add", "devices", "volumes_from", "extra_hosts"];

    public static IReadOnlyList<HardeningLine> All { get; } =
    [
        .. Services.SelectMany(s => (HardeningLine[])
        [
            new($"services.{s}.read_only", "true", "what breaks in cannot leave a program behind"),
            new($"services.{s}.cap_drop", "ALL", "not even a root inside could change owners, bind low ports or load modules"),
            new($"services.{s}.security_opt", "~no-new-privileges:true", "a setuid file gives nobody more rights than they had"),
            new($"services.{s}.memswap_limit", "", "swapping wears the SD card out before it saves anything"),
            new($"services.{s}.pids_limit", "", "a fork bomb stays in its container"),
            new($"services.{s}.healthcheck.test", "", "somebody must notice a process that runs and does nothing"),
            new($"services.{s}.restart", "unless-stopped", "after a power cut and after a hung loop it comes back by itself (O2)"),
            new($"services.{s}.logging.options.max-size", "", "a log without a limit fills the card (O6)"),
            new($"services.{s}.logging.options.max-file", "", "a log without a limit fills the card (O6)"),
        ]),
        new("services.bot.user", "1654:1654", "not root: what escapes is nobody outside"),
        new("services.redis.user", "999:1000", "not root: what escapes is nobody outside"),
        new("services.bot.mem_limit", "160m", "a leak ends the bot and not the device: the goal is 60 MB (O6)"),
        new("services.redis.mem_limit", "112m", "must lie above Redis's own limit, or the system kills it instead of Redis refusing"),
        new("services.bot.tmpfs", "~noexec", "the one writable place outside the data holds nothing that can be run"),
        new("services.bot.healthcheck.test", "CMD,/app/bot,health", "health is that the loops try (O2), and opens no port"),
        new("services.bot.stop_grace_period", "20s", "a stop may take 8 s (O1); killed earlier it would be harmless, but needless"),
        new("services.bot.networks", "inside,outside", "the bot calls out"),
        new("services.redis.networks", "inside", "Redis talks to the bot and to nobody else"),
        new("networks.inside.internal", "true", "no way from there to the Internet"),
        new("services.redis.command", "~--maxmemory-policy noeviction", "full, Redis must refuse and not forget somebody's text (D5)"),
        new("services.redis.command", "~--maxmemory 64mb", "without a limit of its own it grows until it is killed"),
        new("services.redis.command", "~--appendonly yes", "typed text survives a restart of Redis"),
        new("services.redis.command", "~--appendfsync everysec", "a sync for every key would wear the card out; a second of typed text may be lost (R4)"),
        new("services.redis.entrypoint", "sh,/start", "a damaged file is moved aside after three failed starts"),
    ];

    public bool IsKeptBy(IReadOnlyDictionary<string, string> compose) => compose.TryGetValue(Path, out var value) && Value switch
    {
        "" => value.Length > 0,
        ['~', .. var part] => value.Contains(part, StringComparison.Ordinal),
        _ => value == Value,
    };

    public override string ToString() => $"{Path}: {Value} – {Reason}";
}
