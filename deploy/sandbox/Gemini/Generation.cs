using System.Text;
using System.Text.Json.Nodes;

namespace Sandbox.Gemini;

/// <summary>What came of one request for content: a body or an error.</summary>
/// <param name="IsHtml">The error comes from a machine before the API and is a page.</param>
public sealed record Generation(JsonObject? Body = null, GoogleError? Error = null, bool IsHtml = false)
{
    public IResult Answer() => this switch
    {
        { IsHtml: true } => Results.Text($"<html><title>{Error!.Message}</title><body><p><b>{Error.Code}.</b> That’s an error.</p></body></html>", "text/html; charset=UTF-8", Encoding.UTF8, Error.Code),
        { Error: { } error } => error.Answer(),
        _ => GeminiVendor.Json(Body!),
    };
}
