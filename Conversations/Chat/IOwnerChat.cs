namespace Conversations.Chat;

/// <summary>Where what nobody asked for goes: the private chat of the first owner on the list.</summary>
public interface IOwnerChat
{
    ChatId Chat { get; }
}
