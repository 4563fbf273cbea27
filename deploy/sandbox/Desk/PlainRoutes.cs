namespace Sandbox.Desk;

/// <summary>
/// Routes without what is otherwise compiled for the parameters of each handler: a sandbox is started for nearly every test, and its first request
/// would wait for all of them.
/// </summary>
public static class PlainRoutes
{
    public static void On(this IEndpointRouteBuilder routes, string verb, string path, Func<HttpContext, Task<IResult>> answer) =>
        routes.MapMethods(path, [verb], (RequestDelegate)(async context => await (await answer(context)).ExecuteAsync(context)));

    public static void On(this IEndpointRouteBuilder routes, string verb, string path, Func<HttpContext, IResult> answer) =>
        routes.MapMethods(path, [verb], (RequestDelegate)(context => answer(context).ExecuteAsync(context)));

    /// <summary>Something to look at, as JSON.</summary>
    public static void Show(this IEndpointRouteBuilder routes, string path, Func<object> what) => routes.On("GET", path, _ => Results.Json(what()));

    /// <summary>Something to turn, by a JSON body.</summary>
    /// <param name="turn">Null when it is done.</param>
    public static void Turn<T>(this IEndpointRouteBuilder routes, string path, Func<T, HttpContext, IResult?> turn) => routes.On("POST", path, async context =>
        await context.Request.ReadFromJsonAsync<T>() is { } wish ? turn(wish, context) ?? Results.NoContent() : Results.BadRequest("a JSON object is missing"));

    /// <summary>What stands in a hole of the path; empty when it does not have that hole.</summary>
    public static string Hole(this HttpContext context, string name) => context.Request.RouteValues[name] as string ?? "";
}
