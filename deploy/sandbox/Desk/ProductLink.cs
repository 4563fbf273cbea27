namespace Sandbox.Desk;

/// <summary>A link the chat page offers for forwarding.</summary>
/// <param name="Note">What to expect of it: "draft", "sold out" …; empty for an ordinary product.</param>
public sealed record ProductLink(string Title, string Url, string? PictureUrl, string Note);
