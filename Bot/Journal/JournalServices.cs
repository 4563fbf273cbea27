using Bot.Health;
using Conversations.Costs;
using Conversations.Posts;
using Conversations.Posts.Drafting;
using Conversations.Posts.Drafting.Ahead;
using Conversations.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Journal;

internal static class JournalServices
{
    public static IServiceCollection AddJournal(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<JournalOptions, JournalOptionsCheck>().BindConfiguration("");
        return services
            .AddSingleton<JournalFile>()
            .AddSingleton<JournalInbox>()
            .AddSingleton<JournalFiles>()
            .AddSingleton<OutboxBell>()
            .AddSingleton<IDeviceId, JournalDevice>()
            .AddSingleton<ISealedStore, JournalSeals>()
            .AddSingleton<IHousekeeping, JournalHouse>()
            .AddSingleton<JournalCalls>()
            .AddSingleton<ICallRecord>(s => s.GetRequiredService<JournalCalls>())
            .AddSingleton<IPostStore, JournalPosts>()
            .AddSingleton<ISlotLedger, JournalSlots>()
            .AddSingleton<IHoursStore, JournalHours>()
            .AddSingleton<IAheadStore, JournalAhead>()
            .AddSingleton<ISpendingStore, JournalSpending>()
            .AddSingleton<IRowCounts, JournalRowCounts>()
            .AddSingleton<IVoiceStore, JournalVoice>()
            .AddSingleton<IOutbox, JournalOutbox>()
            .AddSingleton<JournalSwitch>()
            .AddSingleton<IPublishingSwitch>(s => s.GetRequiredService<JournalSwitch>());
    }
}
