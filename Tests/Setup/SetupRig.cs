using System.Text;
using System.Text.Json.Nodes;
using Bot;
using Bot.Setup;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Sandbox.Appwrite;
using Sandbox.Desk;
using Sandbox.Shopify;
using Tests.Support;
using Tests.Vendors.Contracts;

namespace Tests.Setup;

/// <summary>The whole program's <c>setup</c> against a sandbox on one fake clock, as often as a test likes, and somebody who changes things behind its back.</summary>
internal sealed class SetupRig : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bot-setup-");
    private readonly InFlight _inFlight = new();
    private readonly HttpClient _http = new();

    private SetupRig(SandboxServer sandbox, FakeTimeProvider time)
    {
        (Sandbox, Time) = (sandbox, time);
        Desk = new(sandbox.Addresses["desk"]);
        // Who has a name is not the bot, and not judged as it.
        _http.DefaultRequestHeaders.UserAgent.ParseAdd("somebody-else/1");
    }

    public SandboxServer Sandbox { get; }

    public FakeTimeProvider Time { get; }

    public Support.Desk Desk { get; }

    /// <summary>What the last run said.</summary>
    public List<string> Said { get; } = [];

    public string Text => string.Join('\n', Said);

    public static async Task<SetupRig> BeginAsync()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 28, 9, 0, 0, TimeSpan.Zero));
        return new(await SandboxServer.StartAsync(new(), time), time);
    }

    /// <param name="dieAfter">The process ends when so many writes are done, before it hears of the last.</param>
    /// <returns>Whether no step failed; null when it died.</returns>
    public async Task<bool?> RunAsync(bool dryRun = false, int? dieAfter = null, params (string Name, string Value)[] settings)
    {
        Said.Clear();
        using var death = new CancellationTokenSource();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(BotSettings.For(Sandbox, _folder.FullName, settings).Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build();
        using var host = BotHost.Build(configuration, services =>
        {
            services.AddSingleton<TimeProvider>(Time);
            services.AddLogging(l => l.ClearProviders());
            var left = new Life(dieAfter ?? int.MaxValue, death);
            services.ConfigureHttpClientDefaults(c => c.AddHttpMessageHandler(_inFlight.Handler).AddHttpMessageHandler(() => new Dying(left)));
        });
        var work = host.Services.GetRequiredService<SetupRun>().RunAsync(host.Services.SetupSteps(), dryRun, new Lines(Said), death.Token);
        while (!work.IsCompleted)
        {
            if (_inFlight.Count == 0) Time.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(work, Task.Delay(2));
        }
        try
        {
            return await work;
        }
        catch (OperationCanceledException) when (death.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>What came in since a moment that changes something, by the sandbox's own log.</summary>
    public List<string> Writes(long since) => [.. Sandbox.Requests.Since(since, null).Where(IsWrite).Select(r => $"{r.Vendor} {r.Method} {r.Path} {r.Body}")];

    public long Now => Sandbox.Requests.Last;

    /// <summary>Everything that setup is about, in an order of its own and without ids that change by themselves.</summary>
    public async Task<string> StateAsync()
    {
        var state = new StringBuilder();
        foreach (var table in (await Desk.GetAsync("appwrite/tables")).AsArray().OrderBy(t => t!["$id"]!.ToString(), StringComparer.Ordinal))
        {
            state.Append(System.Globalization.CultureInfo.InvariantCulture, $"{table!["$id"]} {table["$permissions"]!.ToJsonString()} {table["rowSecurity"]} {table["enabled"]}\n");
            foreach (var column in table["columns"]!.AsArray().OrderBy(c => c!["key"]!.ToString(), StringComparer.Ordinal))
                state.Append(System.Globalization.CultureInfo.InvariantCulture, $"{table["$id"]}.{column!["key"]} {column["type"]} {column["size"]} {column["status"]}\n");
            foreach (var index in table["indexes"]!.AsArray().OrderBy(i => i!["key"]!.ToString(), StringComparer.Ordinal))
                state.Append(System.Globalization.CultureInfo.InvariantCulture, $"{table["$id"]} {index!["key"]} {index["type"]} {index["columns"]!.ToJsonString()} {index["status"]}\n");
        }
        foreach (var bucket in (await AppwriteAsync(HttpMethod.Get, "/storage/buckets"))["buckets"]!.AsArray()) state.Append(Without(bucket!, "$createdAt", "$updatedAt")).Append('\n');
        foreach (var function in (await AppwriteAsync(HttpMethod.Get, "/functions"))["functions"]!.AsArray())
        {
            var settings = new[] { "name", "runtime", "execute", "timeout", "enabled", "entrypoint", "commands", "scopes", "live", "latestDeploymentStatus" };
            state.AppendJoin(' ', settings.Select(s => function![s]!.ToJsonString())).Append('\n');
            state.AppendJoin(' ', function!["vars"]!.AsArray().Where(v => v!["key"]!.ToString() != "SETUP_HASH").Select(v => $"{v!["key"]}{(v["key"]!.ToString() == "SHOPIFY_WEBHOOK_SECRETS" ? v["secret"] : "")}").Order(StringComparer.Ordinal)).Append('\n');
        }
        var domain = "";
        foreach (var function in (await Desk.GetAsync("appwrite/functions")).AsArray())
        {
            domain = function!["domain"]!.ToString();
            var deployed = function["variables"] as JsonObject ?? [];
            state.AppendJoin(' ', deployed.Where(v => v.Key != "SETUP_HASH").Select(v => $"{v.Key}={v.Value}").Order(StringComparer.Ordinal)).Append(function["files"]!.ToJsonString()).Append('\n');
        }
        foreach (var webhook in (await Desk.GetAsync("shopify/webhooks")).AsArray().OrderBy(w => w!["topic"]!.ToString(), StringComparer.Ordinal).ThenBy(w => w!["uri"]!.ToString(), StringComparer.Ordinal))
            state.Append(System.Globalization.CultureInfo.InvariantCulture, $"{webhook!["topic"]} {webhook["uri"]} {webhook["format"]} {webhook["filter"]} {webhook["includeFields"]!.ToJsonString()} {webhook["name"]}\n");
        state.Append((await TelegramAsync("getMyCommands"))["result"]!.ToJsonString());
        return domain.Length > 0 ? state.Replace(domain, "DOMAIN").ToString() : state.ToString();
    }

    /// <param name="may">Whether it may be refused.</param>
    public Task<JsonObject> AppwriteAsync(HttpMethod method, string path, JsonObject? body = null, bool may = false) => AskAsync(method, $"{Sandbox.Addresses["appwrite"]}/v1{path}", body, may, r =>
    {
        r.Headers.Add("X-Appwrite-Project", Gate.Project);
        r.Headers.Add("X-Appwrite-Key", Gate.Key);
        r.Headers.Add("X-Appwrite-Response-Format", "1.9.5");
    });

    public async Task<JsonObject> ShopifyAsync(string query) => (await AskAsync(
        HttpMethod.Post, $"{Sandbox.Addresses["shopify"]}/admin/api/2026-10/graphql.json", new() { ["query"] = query }, false, r => r.Headers.Add("X-Shopify-Access-Token", AccessTokens.Static)))["data"]!.AsObject();

    public Task<JsonObject> TelegramAsync(string method, JsonObject? body = null) => AskAsync(HttpMethod.Post, $"{Sandbox.Addresses["telegram"]}/bot{Sandbox.Settings["TELEGRAM_BOT_TOKEN"]}/{method}", body ?? [], false, _ => { });

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        Desk.Dispose();
        await Sandbox.DisposeAsync();
        _folder.Delete(recursive: true);
        ContractLedger.MustHold(Sandbox.Addresses.Values);
    }

    private static bool IsWrite(LoggedRequest request) => request.Vendor switch
    {
        "appwrite" => request.Method != "GET",
        "shopify" => request.Body.Contains("mutation", StringComparison.Ordinal),
        _ => !request.Path.EndsWith("/getMyCommands", StringComparison.Ordinal),
    };

    private static string Without(JsonNode node, params string[] names) => new JsonObject(node.AsObject().Where(p => !names.Contains(p.Key)).Select(p => KeyValuePair.Create(p.Key, p.Value?.DeepClone()))).ToJsonString();

    private async Task<JsonObject> AskAsync(HttpMethod method, string address, JsonObject? body, bool may, Action<HttpRequestMessage> sign)
    {
        using var request = new HttpRequestMessage(method, address);
        sign(request);
        if (body is not null) request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using var answer = await _http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(may || answer.IsSuccessStatusCode, $"{method} {address}: {text}");
        return text.Length == 0 ? [] : JsonNode.Parse(text)!.AsObject();
    }

    private sealed class Lines(List<string> said) : IProgress<string>
    {
        public void Report(string value) => said.Add(value);
    }

    private sealed class Life(int writes, CancellationTokenSource death)
    {
        private int _left = writes;

        public void Spend()
        {
            if (Interlocked.Decrement(ref _left) == 0) death.Cancel();
        }
    }

    private sealed class Dying(Life life) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var path = request.RequestUri!.AbsolutePath;
            var isWrite = path.EndsWith("graphql.json", StringComparison.Ordinal)
                ? (await request.Content!.ReadAsStringAsync(CancellationToken.None)).Contains("mutation", StringComparison.Ordinal)
                : request.Method != HttpMethod.Get && path != "/admin/oauth/access_token";
            var answer = await base.SendAsync(request, cancellationToken);
            if (isWrite) life.Spend();
            cancellationToken.ThrowIfCancellationRequested();
            return answer;
        }
    }
}
