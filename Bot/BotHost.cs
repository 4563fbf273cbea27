using Bot.Appwrite;
using Bot.Cli;
using Bot.Gemini;
using Bot.Health;
using Bot.Journal;
using Bot.Logins;
using Bot.Pictures;
using Bot.Redis;
using Bot.Settings;
using Bot.Shopify;
using Bot.Social;
using Bot.Social.Meta;
using Bot.Social.TikTok;
using Bot.Telegram;
using Conversations;
using Conversations.Costs;
using Conversations.Help;
using Conversations.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using Scheduling;

namespace Bot;

/// <summary>The whole program: what it is made of.</summary>
public static class BotHost
{
    /// <param name="settings">Names of SETTINGS.md.</param>
    /// <param name="more">Replaces parts, for the tests: a clock, for example.</param>
    public static IHost Build(IConfiguration settings, Action<IServiceCollection>? more = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new() { DisableDefaults = true, ApplicationName = "Bot" });
        builder.Configuration.AddConfiguration(settings);
        builder.Logging.AddSimpleConsole(o =>
        {
            o.SingleLine = true;
            o.TimestampFormat = "yyyy-MM-dd HH:mm:ss ";
            o.UseUtcTimestamp = true;
            o.ColorBehavior = LoggerColorBehavior.Disabled;
        }).AddFilter("Microsoft", LogLevel.Warning).AddFilter("System.Net.Http", LogLevel.None);
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(6));
        builder.Services.AddSingleton<IHostLifetime, CommandLifetime>();
        builder.Services.AddBot();
        more?.Invoke(builder.Services);
        return builder.Build();
    }

    public static IServiceCollection AddBot(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<ShopOptions, ShopOptionsCheck>().BindConfiguration("");
        services.AddSingleton(s => s.GetRequiredService<IOptions<ShopOptions>>().Value.ToSettings(
            s.GetRequiredService<IOptions<MetaOptions>>().Value,
            s.GetRequiredService<IOptions<TikTokOptions>>().Value,
            s.GetRequiredService<IHoursStore>().Current,
            canDraft: s.GetRequiredService<IOptions<ShopifyOptions>>().Value.IsOn && s.GetRequiredService<IOptions<GeminiOptions>>().Value.IsOn));
        services.AddSingleton(s => new ChangeHours(
            s.GetRequiredService<IOptions<ShopOptions>>().Value.Hours, s.GetRequiredService<IHoursStore>(), s.GetRequiredService<ShopSettings>(), s.GetRequiredService<TimeProvider>()));
        services.AddOptionsWithValidateOnStart<BudgetOptions, BudgetOptionsCheck>().BindConfiguration("");
        services.AddSingleton(s => new CostSettings(
            BudgetOptions.Read(s.GetRequiredService<IOptions<BudgetOptions>>().Value.Budget)!.Value,
            AppwriteOptions.ReadPlan(s.GetRequiredService<IOptions<AppwriteOptions>>().Value.Plan)!));
        services.AddSingleton(MadeAt.OfThisProgram);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<IHealthBoard, HealthBoard>();
        services.AddSingleton(new VendorSwitch("telegram", true));
        return services
            .AddHealth()
            .AddJournal()
            .AddLogins()
            .AddRedis()
            .AddShopify()
            .AddGemini()
            .AddSocial()
            .AddAppwrite()
            .AddPictures()
            .AddHostedService<OutboxPump>()
            .AddHostedService<ModelWatch>()
            .AddLoopWatch()
            .AddConversations()
            .AddScheduling()
            .AddTelegram();
    }
}
