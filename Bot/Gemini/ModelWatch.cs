using System.Globalization;
using Bot.Health;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Bot.Gemini;

/// <summary>Asks at the start and once a day whether the models of the settings are still there, and until when.</summary>
internal sealed partial class ModelWatch(GeminiClient client, ModelNews news, IOptions<GeminiOptions> settings, TimeProvider time, ILogger<ModelWatch> log)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromDays(1);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!settings.Value.IsOn) return;
        while (true) await Task.Delay(await LookAsync(stoppingToken), time, stoppingToken);
    }

    /// <returns>How long until the next look.</returns>
    internal async Task<TimeSpan> LookAsync(CancellationToken ct)
    {
        try
        {
            var notes = new List<string>();
            foreach (var model in settings.Value.Models)
                if (Note(model, await client.FindModelAsync(model, ct)) is { } note) notes.Add(note);
            news.Notes = notes;
            return Pause;
        }
        catch (VendorCallException e)
        {
            NotAsked(e.Message);
            return AfterFailure;
        }
    }

    private static string? Note(string model, ModelAnswer? found)
    {
        if (found is null) return $"{model} does not exist any more; take it out of GEMINI_MODEL";
        return DateTimeOffset.TryParse(found.ModelStatus?.RetirementTime, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var end)
            ? $"{model} ends on {end.UtcDateTime.ToString("d MMM yyyy", CultureInfo.GetCultureInfo("en-GB"))}; set another in GEMINI_MODEL before"
            : null;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The models of GEMINI_MODEL could not be checked: {Reason}")]
    private partial void NotAsked(string reason);
}

/// <summary>What <c>/status</c> says of the models.</summary>
public sealed class ModelNews
{
    private volatile IReadOnlyList<string> _notes = [];

    /// <summary>One sentence each, without its full stop; empty while all is well.</summary>
    public IReadOnlyList<string> Notes { get => _notes; set => _notes = value; }
}
