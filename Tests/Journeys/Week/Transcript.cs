using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Sandbox.Telegram;
using Sandbox.Telegram.Control;
using Tests.Support;

namespace Tests.Journeys.Week;

/// <summary>
/// The owner's chat as one reads it afterwards. It is looked at only when everything has come to rest, and shows what stands there then: what a
/// card said for a second on the way depends on the machine. Every message counts, those taken away again too.
/// </summary>
internal sealed partial class Transcript(World world, TimeZoneInfo zone)
{
    /// <summary>Time is told in steps of so many minutes.</summary>
    public const int Grid = 5;

    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    private readonly StringBuilder _text = new();
    private readonly Dictionary<int, MessageView> _shown = [];
    private long _heard;
    private string _time = "", _day = "";

    /// <summary>The heading of a day's first line.</summary>
    public static string Heading(DateTimeOffset local) => $"════ {local.ToString("dddd d MMMM", English)} ════";

    public override string ToString() => _text.ToString();

    /// <summary>Writes down what has happened since the last look.</summary>
    public void Look()
    {
        var events = world.Sandbox.Telegram.Events.Since(_heard).Where(e => e.ChatId == Desk.Owner).ToList();
        foreach (var happened in events)
        {
            if (happened.Kind == "said") Line($"{Speaker(happened)}: {happened.Text}");
            if (happened.Kind == "pressed") Line($"Robin taps {Label(happened)} → “{Toast(happened)}”");
        }
        if (events.Count > 0) _heard = events[^1].N;
        foreach (var message in world.Sandbox.Telegram.Chat(Desk.Owner).Where(m => m.From == "bot"))
        {
            if (!_shown.TryGetValue(message.MessageId, out var before)) New(message);
            else if (message.Deleted && !before.Deleted) Line($"  ✗ taken away: {First(before.Plain)}");
            else if (message.Plain != before.Plain || Buttons(message) != Buttons(before)) Changed(message, before);
            _shown[message.MessageId] = message;
        }
    }

    /// <summary>A remark about what happens outside the chat.</summary>
    public void Remark(string what) => Line($"({what})");

    private void New(MessageView message)
    {
        var mark = (message.Photo is null ? "" : "🖼 ") + (message.ReplyTo is { } original ? $"↪ {Name(original)}: " : "");
        Block("  ", mark, message.Plain.Split('\n'), Buttons(message));
        if (message.Deleted) Line("  ✗ taken away at once");
    }

    /// <summary>The first line, and of the others those that are new.</summary>
    private void Changed(MessageView message, MessageView before)
    {
        var (was, now) = (before.Plain.Split('\n'), message.Plain.Split('\n'));
        var lines = new List<string> { now[0] };
        foreach (var line in now.Skip(1))
        {
            if (!was.Contains(line)) lines.Add(line);
            else if (lines[^1] != "…") lines.Add("…");
        }
        if (lines[^1] == "…") lines.RemoveAt(lines.Count - 1);
        Block("  ✎ ", "", lines, Buttons(message));
    }

    private void Block(string lead, string mark, IReadOnlyList<string> lines, string buttons)
    {
        var indent = new string(' ', lead.Length);
        Line(lead + mark + lines[0]);
        foreach (var line in lines.Skip(1).Concat(buttons.Split('\n'))) if (line.Length > 0) Line(indent + line);
    }

    private void Line(string line)
    {
        var local = TimeZoneInfo.ConvertTime(world.Time.GetUtcNow(), zone);
        var day = Heading(local);
        var time = string.Create(CultureInfo.InvariantCulture, $"{local.Hour:00}:{local.Minute / Grid * Grid:00}");
        if (day != _day) _text.Append(_text.Length == 0 ? "" : "\n").Append(day).Append('\n');
        if ((day, time) != (_day, _time)) _text.Append('\n').Append(time).Append('\n');
        (_day, _time) = (day, time);
        _text.Append(Seconds().Replace(line, "(… s)").TrimEnd()).Append('\n');
    }

    private string Speaker(ChatEvent said) => world.Sandbox.Telegram.Chat(Desk.Owner).First(m => m.MessageId == said.MessageId).FromName;

    /// <summary>The button as it stood before the tap.</summary>
    private string Label(ChatEvent tap) =>
        $"{_shown[tap.MessageId!.Value].Keyboard.SelectMany(r => r).FirstOrDefault(b => b.Data == tap.Text)?.Text ?? tap.Text} on {Name(tap.MessageId.Value)}";

    private string Toast(ChatEvent tap) =>
        world.Sandbox.Telegram.Events.Since(0).FirstOrDefault(e => e.Kind == "toast" && e.CallbackId == tap.CallbackId)?.Text ?? "no answer";

    private string Name(int message) => _shown.TryGetValue(message, out var shown) && Number().Match(shown.Plain) is { Success: true } number ? number.Value.ToLowerInvariant() : "a message";

    private static string First(string text) => text.Split('\n')[0];

    private static string Buttons(MessageView message) =>
        string.Join('\n', message.Keyboard.Select(row => string.Join(' ', row.Select(b => $"[ {b.Text}{(b.Url is null ? "" : " ↗")} ]"))));

    // How many are left of the undo window when the card arrives is the machine's affair.
    [GeneratedRegex(@"\(\d+ s\)")]
    private static partial Regex Seconds();

    [GeneratedRegex(@"[Dd]raft \d+")]
    private static partial Regex Number();
}
