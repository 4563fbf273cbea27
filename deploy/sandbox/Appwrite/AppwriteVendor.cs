using Sandbox.Desk;

namespace Sandbox.Appwrite;

/// <summary>Appwrite's TablesDB and Storage on an empty project, in the shapes of response format 1.9.5.</summary>
public sealed class AppwriteVendor(TimeProvider time) : IVendor
{
    private readonly Project _project = new(time);
    private readonly Gate _gate = new();
    private readonly RowBill _bill = new(time);

    public string Name => "appwrite";

    public void Map(WebApplication app)
    {
        app.Use(AppwriteAnswers.Refusals);
        app.Use((context, next) =>
        {
            if (!context.Request.Headers.ContainsKey("X-Appwrite-Response-Format"))
                context.Response.Headers["x-appwrite-warning"] = "No response format was asked for; shapes follow the newest server.";
            return next(context);
        });
        app.MapGet("/v1/ping", (HttpRequest request) =>
        {
            _gate.CheckProject(request);
            return Results.Text("Pong!");
        });
        var tablesDb = app.MapGroup("/v1/tablesdb");
        new TransactionRoutes(_project, _gate, _bill).Map(tablesDb);
        new DatabaseRoutes(_project, _gate).Map(tablesDb);
        new TableRoutes(_project, _gate).Map(tablesDb);
        new ColumnRoutes(_project, _gate).Map(tablesDb);
        new RowRoutes(_project, _gate, _bill).Map(tablesDb);
        new BucketRoutes(_project, _gate).Map(app);
        new FileRoutes(_project, _gate).Map(app);
        app.MapFallback(IResult () => throw AppwriteException.NoRoute());
    }

    public IReadOnlyDictionary<string, string> Settings(string address) => new Dictionary<string, string>
    {
        ["APPWRITE_ENDPOINT"] = address + "/v1",
        ["APPWRITE_PROJECT"] = Gate.Project,
        ["APPWRITE_API_KEY"] = Gate.Key,
    };

    public void MapControl(RouteGroupBuilder control) => new AppwriteControl(_project, _gate, _bill).Map(control);

    public (string ContentType, string Body) ErrorBody(int status) => ("application/json; charset=UTF-8", status switch
    {
        401 => AppwriteAnswers.Error(401, "general_unauthorized_scope", "User (role: guests) missing scopes ([\"rows.write\"])"),
        402 => AppwriteAnswers.Error(402, "general_unknown", "The quota of the current plan has been exceeded."),
        403 => AppwriteAnswers.Error(403, "general_resource_blocked", "Access to this resource has been blocked."),
        404 => AppwriteAnswers.Error(404, "general_route_not_found", "The requested route was not found. Please refer to the API docs and try again."),
        408 => AppwriteAnswers.Error(408, "database_timeout", "The database timed out. Try adjusting your queries or adding an index."),
        429 => AppwriteAnswers.Error(429, "general_rate_limit_exceeded", "Rate limit for the current endpoint has been exceeded. Please try again after some time."),
        _ => AppwriteAnswers.Error(status, status == 500 ? "general_unknown" : "general_server_error", "Server Error"),
    });
}
