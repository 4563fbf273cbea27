namespace Sandbox.Desk;

/// <summary>One vendor played on a loopback port of its own.</summary>
public interface IVendor
{
    /// <summary>Lower-case name, as used in the control API: <c>telegram</c>, <c>shopify</c> ….</summary>
    string Name { get; }

    void Map(WebApplication app);

    /// <summary>The body this vendor sends with an HTTP error status that a fault asks for.</summary>
    (string ContentType, string Body) ErrorBody(int status);

    /// <summary>The settings, names of SETTINGS.md, that point the bot at this vendor.</summary>
    IReadOnlyDictionary<string, string> Settings(string address);

    /// <summary>This vendor's part of the control API, mounted at <c>/control/{name}</c> on the desk.</summary>
    void MapControl(RouteGroupBuilder control);
}
