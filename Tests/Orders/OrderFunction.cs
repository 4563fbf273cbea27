using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Appwrite;
using Sandbox.Appwrite;
using Sandbox.Desk;
using Tests.Support;
using Tests.Vendors.Clients;

namespace Tests.Orders;

/// <summary>The order function as Node runs it, in a played runtime, before a played Appwrite.</summary>
public sealed class OrderFunction : IAsyncLifetime
{
    internal static readonly string Main = Path.Combine(Repository.Root, "deploy", "appwrite", "functions", "process-order", "src", "main.js");

    private readonly RequestLog _log = new(TimeProvider.System);
    private readonly HttpClient _http = new();
    private VendorHost _appwrite = null!;
    private Process? _node;
    private string _function = "";
    private int _databases;

    internal FaultPlan Faults { get; } = new();

    /// <summary>CPU milliseconds of the function's process for each answer.</summary>
    internal ConcurrentBag<double> OwnMs { get; } = [];

    public async ValueTask InitializeAsync()
    {
        if (NpmClients.Node is not { } node) return;
        _appwrite = new(new AppwriteVendor(TimeProvider.System), Faults, _log, TimeProvider.System);
        await _appwrite.StartAsync(0);
        var start = new ProcessStartInfo(node, [Path.Combine(Webhook.Folder, "runtime.mjs"), Main]) { RedirectStandardOutput = true };
        start.Environment.Clear();
        start.Environment["SHOPIFY_WEBHOOK_SECRETS"] = $"{Webhook.Secret},{Webhook.SecretBefore}";
        start.Environment["SHOPIFY_SHOP"] = Webhook.Shop;
        start.Environment["APPWRITE_FUNCTION_API_ENDPOINT"] = _appwrite.Address + "/v1";
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
            await _appwrite.DisposeAsync();
        }
    }

    /// <summary>Empty tables, no faults, the time limit as shipped.</summary>
    internal async Task<string> FreshAsync()
    {
        Assert.SkipWhen(_node is null, "LEFT OUT: the order function, because there is no Node on the PATH (Debian: apt-get install nodejs).");
        Faults.Clear(null);
        var database = string.Create(CultureInfo.InvariantCulture, $"books-{++_databases}");
        await AskAsync(HttpMethod.Post, "/tablesdb", new JsonObject { ["databaseId"] = database, ["name"] = database });
        foreach (var table in AppwriteTables.All.Where(t => t.Id is AppwriteTables.Orders or AppwriteTables.OrderItems))
            await AskAsync(HttpMethod.Post, $"/tablesdb/{database}/tables", JsonSerializer.SerializeToNode(AppwriteSetup.Wire(table), AppwriteJson.Default.NewTable)!.AsObject());
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
        request.Headers.Add("x-appwrite-key", Gate.Key);
        change?.Invoke(request);
        using var answer = await _http.SendAsync(request);
        if (answer.Headers.TryGetValues("x-own-ms", out var own)) OwnMs.Add(double.Parse(own.Single(), CultureInfo.InvariantCulture));
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
        return (int)answer.StatusCode;
    }

    internal async Task<string> LogsAsync() => await _http.GetStringAsync($"{_function}/logs");

    /// <summary>Requests that a fault holds back just now.</summary>
    internal int Held => _appwrite.Delayed;

    /// <summary>What Appwrite has got so far.</summary>
    internal IReadOnlyList<LoggedRequest> Asked() => _log.Since(0, "appwrite");

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
        using var request = new HttpRequestMessage(method, $"{_appwrite.Address}/v1{path}");
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
