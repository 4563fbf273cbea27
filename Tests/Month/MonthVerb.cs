using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Tests.Month;

/// <summary>
/// <c>month [--days N] [--seed N] [--program FILE]</c>: thirty days of a busy shop in some minutes, and what they cost. The bot and its vendors are processes
/// of their own on a pushed clock; the vendors' bills are the sandbox's. A native program has that clock when it is published with <c>-p:WithClock=true</c>.
/// </summary>
internal static class MonthVerb
{
    private static readonly (TimeOnly Drafted, TimeOnly Posted)[] Slots = [(new(9, 1), new(12, 36)), (new(14, 1), new(17, 36)), (new(19, 1), new(20, 36))];

    /// <summary>Of a hundred drafts, those in which the model first writes something that the shop's record does not say, once or twice.</summary>
    public const int Untrue = 20;

    private static readonly string[] Lies = ["wrongPrice", "wrongDiscount", "wrongStock", "foreignLink"];

    /// <returns>0 when the bills agree with what arrived, and with what the bot itself has counted.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        if (Number(args, "--days", 30) is not (>= 1 and <= 30 and var days) || Number(args, "--seed", 1) is not { } seed)
        {
            await Console.Error.WriteLineAsync("--days is a number from 1 to 30, and --seed is a whole number.");
            return 1;
        }
        var problems = await PlayAsync(days, seed, Console.WriteLine, Text(args, "--program"));
        foreach (var problem in problems) await Console.Error.WriteLineAsync("WRONG: " + problem);
        return problems.Count == 0 ? 0 : 1;
    }

    /// <returns>Where the bills do not agree with what arrived or with what the bot itself has counted.</returns>
    public static async Task<IReadOnlyList<string>> PlayAsync(int days, int seed, Action<string> print, string? program = null)
    {
        print($"Playing {days} days of a shop with {PlayedShop.StoredPosts} stored posts, seed {seed} …");
        var random = new Random(seed);
        await using var shop = await PlayedShop.BeginAsync(program, seed, random);
        var (owner, audience, count) = (new BusyOwner(shop, random), new Audience(shop.Desk), new RequestCount());
        var before = Bench.ProcessFigures.Written(shop.BotId);
        var first = DateOnly.FromDateTime(shop.Now.Date);
        var began = Stopwatch.GetTimestamp();
        for (var day = 0; day < days; day++)
        {
            await DayAsync(shop, owner, audience, random, first.AddDays(day));
            await count.LookAsync(shop.Desk);
            print(string.Create(CultureInfo.InvariantCulture, $"  day {day + 1,2} of {days}: {owner.Drafts,2} drafts, {owner.Done["approved"],2} approved, {count.Requests,6} calls, {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s"));
        }
        await shop.PushAsync(PlayedShop.Begin.AddDays(days).AddMinutes(-10));
        await count.LookAsync(shop.Desk);
        var report = await MonthReport.OfAsync(shop, program, owner, count, days, Bench.ProcessFigures.Written(shop.BotId) - before);
        foreach (var line in report.Lines) print(line);
        return report.Problems;
    }

    private static async Task DayAsync(PlayedShop shop, BusyOwner owner, Audience audience, Random random, DateOnly date)
    {
        foreach (var (drafted, posted) in Slots)
        {
            if (random.Next(100) < Untrue) await shop.Desk.PostAsync("gemini/next", new JsonObject { ["mode"] = Lies[random.Next(Lies.Length)], ["times"] = 1 + random.Next(2) });
            await shop.PushAsync(At(drafted));
            await shop.Desk.PostAsync("gemini/next", new JsonObject { ["mode"] = "normal" });
            await owner.AnswerAsync();
            await shop.PushAsync(At(posted));
            await owner.PostOnTikTokAsync();
            await audience.LookAsync(shop.Now);
        }
        if (random.Next(2) == 0) await shop.SayAsync("/queue");

        DateTimeOffset At(TimeOnly time) => new(date.ToDateTime(time), shop.Now.Offset);
    }

    /// <returns>Null for what is no number.</returns>
    private static int? Number(IReadOnlyList<string> args, string name, int otherwise) =>
        !args.Contains(name) ? otherwise : int.TryParse(Text(args, name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? Text(IReadOnlyList<string> args, string name) => args.SkipWhile(a => a != name).ElementAtOrDefault(1);
}
