using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Appwrite;
using Bot.Appwrite.Steps;
using Sandbox.Appwrite;
using Sandbox.Desk;
using Tests.Vendors.Clients;

namespace Tests.Orders;

/// <summary>The order function that <c>setup</c> has deployed, as Node runs it, in a played runtime, before a played Appwrite.</summary>
public sealed class OrderFunction : IAsyncLifetime
{
    private readonly HttpClient _http = new();
    private SandboxServer _sandbox = null!;
    private DeployedFunction _deployed = null!;
    private Process? _node;
    private string _function = "";
    private long _begin;
    private int _databases;

    /// <summary>The file that the runtime loads.</summary>
    internal string Code => _deployed.Entrypoint;

    /// <summary>Those that point a bot at the vendors.</summary>
    internal IReadOnlyDictionary<string, string> Settings => _sandbox.Settings;

    internal FaultPlan Faults => _sandbox.Faults;

    /// <summary>CPU milliseconds of the function's process for each answer.</summary>
    internal ConcurrentBag<double> OwnMs { get; } = [];

    public async ValueTask InitializeAsync()
    {
        if (NpmClients.Node is not { } node) return;
        _sandbox = await SandboxServer.StartAsync(new(), TimeProvider.System);
        _deployed = await DeployedFunction.ToAsync(_sandbox, ("SHOPIFY_WEBHOOK_SECRETS", $"{Webhook.Secret},{Webhook.SecretBefore}"));
        _begin = _sandbox.Requests.Last;
        var start = new ProcessStartInfo(node, [Path.Combine(Webhook.Folder, "runtime.mjs"), Code]) { RedirectStandardOutput = true };
        start.Environment.Clear();
        foreach (var (name, value) in _deployed.Variables) start.Environment[name] = value;
        start.Environment["APPWRITE_FUNCTION_API_ENDPOINT"] = _sandbox.Addresses["appwrite"] + "/v1";
        start.Environment["APPWRITE_FUNCTION_PROJECT_ID"] = Gate.Project;
        _node = Process.Start(start)!;
        _function = $"http://127.0.0.1:{await _node.StandardOutput.ReadLineAsync()}";
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        if (_node is { } node)
        {
            node.Kill();
            await node.WaitForExitAsync();
            node.Dispose();
            _deployed.Dispose();
            await _sandbox.DisposeAsync();
        }
    }

    /// <summary>As <c>setup</c> left it, with no faults.</summary>
    /// <returns>The database that it made.</returns>
    internal async Task<string> AsDeployedAsync()
    {
        await FreshAsync();
        await SetAsync(new(_deployed.Variables.Select(v => KeyValuePair.Create<string, JsonNode?>(v.Key, v.Value))));
        return _deployed.Variables["DATABASE_ID"];
    }

    /// <summary>Empty tables, no faults, the time limit as shipped.</summary>
    internal async Task<string> FreshAsync()
    {
        Assert.SkipWhen(_node is null, "LEFT OUT: the order function, because there is no Node on the PATH (Debian: apt-get install nodejs).");
        Faults.Clear(null);
        var database = string.Create(CultureInfo.InvariantCulture, $"books-{++_databases}");
        await AskAsync(HttpMethod.Post, "/tablesdb", new JsonObject { ["databaseId"] = database, ["name"] = database });
        foreach (var table in AppwriteTables.All.Where(t => t.Id is AppwriteTables.Orders or AppwriteTables.OrderItems))
            await AskAsync(HttpMethod.Post, $"/tablesdb/{database}/tables", JsonSerializer.SerializeToNode(TableStep.Wire(table), AppwriteJson.Default.NewTable)!.AsObject());
        await SetAsync(new() { ["DATABASE_ID"] = database, ["ANSWER_WITHIN_MS"] = "" });
        return database;
    }

    internal async Task SetAsync(JsonObject variables)
    {
        using var done = await _http.PutAsJsonAsync($"{_function}/variables", variables);
        done.EnsureSuccessStatusCode();
    }

    internal async Task<int> SendAsync(Webhook webhook, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _function) { Content = new ByteArrayContent(webhook.Body) };
        request.Headers.Add("X-Shopify-Topic", webhook.Topic);
        request.Headers.Add("X-Shopify-Shop-Domain", Webhook.Shop);
        request.Headers.Add("X-Shopify-Hmac-Sha256", Webhook.Sign(webhook.Body));
        request.Headers.Add("x-appwrite-key", Gate.FunctionKey + _deployed.Id);
        change?.Invoke(request);
        using var answer = await _http.SendAsync(request);
        if (answer.Headers.TryGetValues("x-own-ms", out var own)) OwnMs.Add(double.Parse(own.Single(), CultureInfo.InvariantCulture));
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
        return (int)answer.StatusCode;
    }

    internal async Task<string> LogsAsync() => await _http.GetStringAsync($"{_function}/logs");

    /// <summary>Requests that a fault holds back just now.</summary>
    internal int Held => _sandbox.Delayed;

    /// <summary>What Appwrite has got since it was set up.</summary>
    internal IReadOnlyList<LoggedRequest> Asked() => _sandbox.Requests.Since(_begin, "appwrite");

    /// <summary>Transactions that somebody wanted to commit.</summary>
    internal int Commits() => Asked().Count(r => r.Method == "PATCH" && r.Path.Contains("/transactions/", StringComparison.Ordinal));

    internal async Task<IReadOnlyList<JsonObject>> RowsAsync(string database, string table)
    {
        var all = Uri.EscapeDataString("""{"method":"limit","values":[5000]}""");
        var list = await AskAsync(HttpMethod.Get, $"/tablesdb/{database}/tables/{table}/rows?queries[]={all}", null);
        return [.. list["rows"]!.AsArray().Select(r => r!.AsObject())];
    }

    internal async Task<JsonObject> AskAsync(HttpMethod method, string path, JsonObject? body)
    {
        using var request = new HttpRequestMessage(method, $"{_sandbox.Addresses["appwrite"]}/v1{path}");
        request.Headers.Add("X-Appwrite-Project", Gate.Project);
        request.Headers.Add("X-Appwrite-Key", Gate.Key);
        request.Headers.Add("X-Appwrite-Response-Format", "1.9.5");
        if (body is not null) request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using var answer = await _http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{method} {path}: {text}");
        return text.Length == 0 ? [] : JsonNode.Parse(text)!.AsObject();
    }
}

/// <summary>One process for all, whose variables and faults they set: one after another.</summary>
[CollectionDefinition(Name)]
public sealed class OrderFunctionTests : ICollectionFixture<OrderFunction>
{
    public const string Name = "order function";
}
