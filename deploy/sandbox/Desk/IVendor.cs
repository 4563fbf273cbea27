namespace Sandbox.Desk;

/// <summary>One vendor played on a loopback port of its own.</summary>
public interface IVendor
{
    /// <summary>Lower-case name, as used in the control API: <c>telegram</c>, <c>shopify</c> ….</summary>
    string Name { get; }

    void Map(WebApplication app);

    /// <summary>The body this vendor sends with an HTTP error status that a fault asks for.</summary>
    (string ContentType, string Body) ErrorBody(int status);
}
