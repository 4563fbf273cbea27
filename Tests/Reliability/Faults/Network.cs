using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;

namespace Tests.Reliability.Faults;

/// <summary>The way from the bot to its vendors, with what can go wrong below HTTP. Telegram's has a client of its own and is not on it.</summary>
internal sealed class Network : IHttpMessageHandlerBuilderFilter
{
    /// <summary>Asked before each request; what it names happens before the first byte leaves.</summary>
    public Func<HttpRequestError?> Before { get; set; } = () => null;

    /// <summary>Asked after each request has been carried out; what it names happens to the answer.</summary>
    public Func<HttpRequestError?> After { get; set; } = () => null;

    public void Register(IServiceCollection services) => services.AddSingleton<IHttpMessageHandlerBuilderFilter>(this);

    public void Heal() => Before = After = () => null;

    // Last in the row: next to the wire, below everything of ours.
    public Action<HttpMessageHandlerBuilder> Configure(Action<HttpMessageHandlerBuilder> next) => builder =>
    {
        next(builder);
        builder.AdditionalHandlers.Add(new Wire(this));
    };

    private sealed class Wire(Network network) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (network.Before() is { } early) throw new HttpRequestException(early, "The network is broken.");
            var response = await base.SendAsync(request, cancellationToken);
            if (network.After() is not { } late) return response;
            response.Dispose();
            throw new HttpRequestException(late, "The network is broken.");
        }
    }
}
