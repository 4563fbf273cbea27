using Conversations.Settings;

namespace Bot.Journal;

public sealed class JournalHours(JournalFile journal, OutboxBell bell) : JournalSetting<ChangedHours>(journal, bell, Key, JournalJson.Default.ChangedHours), IHoursStore
{
    public const string Key = "hours";
}
