namespace Sandbox.Desk;

/// <summary>One vendor played on loopback, mostly on a port of its own.</summary>
public interface IVendor
{
    /// <summary>Lower-case name, as used in the control API: <c>telegram</c>, <c>shopify</c> ….</summary>
    string Name { get; }

    void Map(WebApplication app);

    /// <summary>Whether a request at an address that it shares with others is for this one.</summary>
    bool Takes(HttpRequest request) => true;

    /// <summary>The body this vendor sends with an HTTP error status that a fault asks for.</summary>
    (string ContentType, string Body) ErrorBody(int status);

    /// <summary>The settings (names of SETTINGS.md) that point the bot at this vendor.</summary>
    /// <param name="address">Scheme, host and port it is served on.</param>
    IReadOnlyDictionary<string, string> Settings(string address);

    /// <summary>This vendor's part of the control API, mounted at <c>/control/{name}</c> on the desk.</summary>
    void MapControl(RouteGroupBuilder control);
}
