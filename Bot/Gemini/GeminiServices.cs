using Bot.Gemini.Batch;
using Bot.Health;
using Conversations.Posts.Drafting.Ahead;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Bot.Gemini;

internal static class GeminiServices
{
    /// <summary>Needs <see cref="Conversations.Costs.Spending"/>.</summary>
    public static IServiceCollection AddGemini(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<GeminiOptions, GeminiOptionsCheck>().BindConfiguration("");
        services.AddHealth();
        services.AddSingleton(provider => new VendorSwitch(GeminiClient.Vendor, provider.GetRequiredService<IOptions<GeminiOptions>>().Value.IsOn));
        services.AddVendorHttp(GeminiClient.Name, new(GeminiClient.Vendor, TimeSpan.FromSeconds(45), 4 * 1024 * 1024));
        services.AddSingleton<GeminiClient>();
        services.AddSingleton<ModelNews>();
        services.AddSingleton<IDraftBatches, GeminiBatches>();
        services.AddSingleton<IChatClient, GeminiChatClient>();
        return services;
    }
}
