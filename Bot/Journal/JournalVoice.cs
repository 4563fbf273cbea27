using Conversations.Settings;

namespace Bot.Journal;

public sealed class JournalVoice(JournalFile journal, OutboxBell bell) : JournalSetting<ChangedVoice>(journal, bell, Key, JournalJson.Default.ChangedVoice), IVoiceStore
{
    public const string Key = "voice";
}
