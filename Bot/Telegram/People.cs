using Conversations.Chat;
using Microsoft.Extensions.Options;

namespace Bot.Telegram;

/// <summary>The list of people. Asked when a tap is handled, by the presser's own id (R5).</summary>
public sealed class People(IOptions<TelegramOptions> options) : IOwnerChat
{
    private readonly IReadOnlyList<(UserId Id, Role Role)> _users = TelegramOptions.ReadUsers(options.Value.AllowedUsers) ?? [];

    /// <summary>Gets digests and alerts.</summary>
    public UserId FirstOwner => _users.First(u => u.Role == Role.Owner).Id;

    /// <summary>A private chat has the number of its person.</summary>
    public ChatId Chat => new(FirstOwner.Value);

    /// <param name="name">As Telegram gives it now.</param>
    /// <returns>Null for somebody who is not on the list.</returns>
    public Person? Find(UserId id, string name)
    {
        foreach (var user in _users)
            if (user.Id == id) return new Person { Id = id, Role = user.Role, Name = ChatText.OneLine(name, 64) };
        return null;
    }

    public bool Knows(UserId id) => _users.Any(u => u.Id == id);
}
