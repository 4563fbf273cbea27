using Conversations.Chat;

namespace Conversations.Insights.Digest;

/// <summary>What the digest's buttons do: they ask what a command would, below it, and choose how long the next one is.</summary>
public sealed class DigestPresses(SendDigest digest, IDigestLedger ledger, IEnumerable<ICommandHandler> commands, IMessenger messenger) : IPressHandler
{
    /// <summary>The command that lists orders.</summary>
    public const string Orders = "orders";

    private static readonly Dictionary<string, string> Asks = new() { [DigestVerbs.Queue] = "queue", [DigestVerbs.Orders] = Orders, [DigestVerbs.Stats] = "stats" };

    public IReadOnlyDictionary<string, Role> Verbs { get; } =
        Asks.Keys.ToDictionary(v => v, _ => Role.Viewer).Append(new(DigestVerbs.Detail, Role.Owner)).ToDictionary(v => v.Key, v => v.Value);

    public async Task<PressAnswer> DecideAsync(Incoming.Pressed pressed, ButtonData data, CancellationToken ct)
    {
        if (Asks.TryGetValue(data.Verb, out var name)) return await AskAsync(pressed, name, ct);
        if (!DigestVerbs.TryRead(data.Id, out var date, out var days)) return Old;
        await ledger.SetShortAsync(data.Revision == 1, ct);
        return new(ledger.IsShort ? DigestTexts.FewerLines : DigestTexts.AllLines)
        {
            Then = new() { Reply = async c => await messenger.EditAsync(pressed.On, await digest.CardAsync(date, days, c), c) },
        };
    }

    private static PressAnswer Old => new(ChatTexts.OldButton) { Alert = true };

    private async Task<PressAnswer> AskAsync(Incoming.Pressed pressed, string name, CancellationToken ct)
    {
        if (commands.FirstOrDefault(c => c.Name == name) is not { } command) return Old;
        if (pressed.From.Role < command.Needs) return new(ChatTexts.NoRight) { Alert = true };
        var said = new Incoming.Said { UpdateId = pressed.UpdateId, Chat = pressed.Chat, From = pressed.From, Text = $"/{name}", Links = [], Message = pressed.On.Message };
        return new("") { Then = await command.HandleAsync(said, "", ct) };
    }
}
