using Microsoft.Extensions.Hosting;

namespace Bot.Cli;

/// <summary>
/// Leaves the signals to the command line, which hands them to the running verb as a cancellation. Two listeners to one
/// Ctrl+C would race: a host that is stopped while it starts reports that as a failed start, stack and all.
/// </summary>
internal sealed class CommandLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
