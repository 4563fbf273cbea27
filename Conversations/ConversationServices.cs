using Conversations.Chat;
using Conversations.Costs;
using Conversations.Help;
using Conversations.Insights;
using Conversations.Logins;
using Conversations.Posts;
using Conversations.Posts.Drafting;
using Conversations.Posts.Drafting.Ahead;
using Conversations.Posts.Forms;
using Conversations.Posts.Pictures;
using Conversations.Posts.Publishing;
using Conversations.Posts.Restoring;
using Conversations.Posts.Writing;
using Conversations.Settings;
using Conversations.Shop;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Conversations;

/// <summary>Use cases, conversations and commands; the ports come from the host.</summary>
public static class ConversationServices
{
    public static IServiceCollection AddConversations(this IServiceCollection services)
    {
        services.TryAddSingleton<ICrashPoints, NoCrashPoints>();
        return services.AddSingleton<Router>().AddShop().AddPosts().AddDrafting().AddLogins().AddSettings().AddCosts().AddSingleton<ReadMetrics>().AddHelp();
    }

    private static IServiceCollection AddShop(this IServiceCollection services) => services.AddSingleton<FindProduct>();

    private static IServiceCollection AddPosts(this IServiceCollection services) => services
        .AddSingleton<CaptionWriter>()
        .AddSingleton<BestCaption>()
        .AddSingleton<JudgeText>()
        .AddSingleton<PreparePicture>()
        .AddSingleton<ChangeContent>()
        .AddSingleton<ChoosePictures>()
        .AddSingleton<ChooseForm>()
        .AddSingleton<ChooseAudience>()
        .AddSingleton<SweepPictures>()
        .AddSingleton<ReviewCard>()
        .AddSingleton<PostCards>()
        .AddSingleton<DraftPost>()
        .AddSingleton<EditPost>()
        .AddSingleton<FixText>()
        .AddSingleton<ReviewPost>()
        .AddSingleton<PublishingAlarm>()
        .AddSingleton<ServedMedia>()
        .AddSingleton<PublishingSteps>()
        .AddSingleton<PublishOnPlatform>()
        .AddSingleton<ShopGate>()
        .AddSingleton<PublishPost>()
        .AddSingleton<WatchRestock>()
        .AddSingleton<SettleUnknown>()
        .AddSingleton<PostedByHand>()
        .AddSingleton<RestorePosts>()
        .AddSingleton<QueueCard>()
        .AddSingleton<DecisionPresses>()
        .AddSingleton<IPressHandler>(s => s.GetRequiredService<DecisionPresses>())
        .AddSingleton<IPressHandler, LookPresses>()
        .AddSingleton<IPressHandler, DoubtPresses>()
        .AddSingleton<IPressHandler, FormPresses>()
        .AddSingleton<ICommandHandler, ApproveCommand>()
        .AddSingleton<ICommandHandler, RejectCommand>()
        .AddBoth<QueueCommand, ICommandHandler, IPressHandler>()
        .AddBoth<EditConversation, IConversation, IPressHandler>()
        .AddBoth<HandOffConversation, IConversation, IPressHandler>()
        .AddBoth<LinkMessages, ITextHandler, IPressHandler>();

    private static IServiceCollection AddDrafting(this IServiceCollection services) => services
        .AddSingleton<ClockTrust>()
        .AddSingleton<DueSlots>()
        .AddSingleton<OfferProduct>()
        .AddSingleton<WrittenAhead>()
        .AddSingleton<DraftAhead>()
        .AddSingleton<DraftingNews>()
        .AddSingleton<RunDraftingSlot>()
        .AddSingleton<SwapProduct>()
        .AddSingleton<MoveUnanswered>();

    private static IServiceCollection AddSettings(this IServiceCollection services) => services
        .AddSingleton<SettingsCard>()
        .AddSingleton<SettingsConversation>()
        .AddSingleton<ICommandHandler>(s => s.GetRequiredService<SettingsConversation>())
        .AddSingleton<IConversation>(s => s.GetRequiredService<SettingsConversation>())
        .AddSingleton<IPressHandler>(s => s.GetRequiredService<SettingsConversation>())
        .AddSingleton<ChangeVoice>()
        .AddSingleton<VoiceConversation>()
        .AddSingleton<ICommandHandler>(s => s.GetRequiredService<VoiceConversation>())
        .AddSingleton<IConversation>(s => s.GetRequiredService<VoiceConversation>())
        .AddSingleton<IPressHandler>(s => s.GetRequiredService<VoiceConversation>());

    private static IServiceCollection AddLogins(this IServiceCollection services) => services
        .AddSingleton<LoginNews>()
        .AddSingleton<WatchLogins>();

    private static IServiceCollection AddCosts(this IServiceCollection services) => services
        .AddSingleton<Spending>()
        .AddSingleton<WatchSpending>()
        .AddSingleton<ICommandHandler, CostsCommand>();

    private static IServiceCollection AddHelp(this IServiceCollection services) => services
        .AddSingleton<ICommandHandler, StartCommand>()
        .AddSingleton<ICommandHandler, StatusCommand>()
        .AddSingleton<ICommandHandler, LimitsCommand>()
        .AddSingleton<ICommandHandler, StopCommand>()
        .AddSingleton<ICommandHandler, ResumeCommand>()
        .AddSingleton<ICommandHandler, CancelCommand>()
        .AddSingleton<ICommandHandler, HelpCommand>();

    private static IServiceCollection AddBoth<
        [System.Diagnostics.CodeAnalysis.DynamicallyAccessedMembers(System.Diagnostics.CodeAnalysis.DynamicallyAccessedMemberTypes.PublicConstructors)] T,
        TFirst, TSecond>(this IServiceCollection services)
        where T : class, TFirst, TSecond where TFirst : class where TSecond : class => services
        .AddSingleton<T>()
        .AddSingleton<TFirst>(s => s.GetRequiredService<T>())
        .AddSingleton<TSecond>(s => s.GetRequiredService<T>());
}
