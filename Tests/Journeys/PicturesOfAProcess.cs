using System.Text.Json.Nodes;
using Conversations.Posts;
using Sandbox.Desk;
using SkiaSharp;
using Tests.Posts.Pictures;
using Tests.Support;

namespace Tests.Journeys;

/// <summary>The program as a process makes a picture fit; a native one could have lost the way to its library.</summary>
[Collection(RealProcesses.Name)]
public sealed class PicturesOfAProcess(ITestOutputHelper output) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bot-pictures-");

    [Fact]
    public async Task The_library_is_loaded_with_the_first_picture_that_has_to_be_made_and_not_before()
    {
        await using var sandbox = await SandboxServer.StartAsync(new(), TimeProvider.System);
        using var desk = new Support.Desk(sandbox.Addresses["desk"]);
        var settings = BotSettings.For(sandbox, _folder.FullName, ("UNDO_WINDOW", "1s"));
        await using (var setup = BotProcess.Start(settings, null, "setup", "--tables")) Assert.Equal(0, await setup.EndAsync());
        await using var bot = BotProcess.Start(settings);
        await CardAsync(desk, "fig-candle");
        Assert.False(IsLoaded(bot));
        output.WriteLine($"before: {Memory(bot)}");

        await desk.PostAsync("shopify/picture/linen-tote", new JsonObject { ["bytes"] = Convert.ToBase64String(Samples.Picture(900, 2100, SKEncodedImageFormat.Webp)) });
        await CardAsync(desk, "linen-tote");
        await desk.SeesAsync(PostTexts.MadeToFit);
        Assert.True(IsLoaded(bot));
        output.WriteLine($"after: {Memory(bot)}");
        await desk.PressAsync(PostTexts.AllPictures(2));
        Assert.True((await desk.SeesAsync(PostTexts.PicturesOf(2, new(2)))).HasPhoto);
        await Support.Desk.UntilAsync(async () => await desk.ButtonAsync(PostTexts.FirstPicture) is { } button ? (object)button : null, "the card with both");
        await desk.PressAsync("Now");
        await desk.SeesAsync("🚀 Draft 2 live", seconds: 40);
        Assert.Equal([false, false], Assert.Single(await desk.PublishedAsync())["pictures"]!.AsArray().Select(p => p!["isCropped"]!.GetValue<bool>()));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static async Task CardAsync(Support.Desk desk, string product)
    {
        var before = (await desk.ChatAsync()).Count;
        await desk.SayAsync($"https://linen-and-loaf.myshopify.com/products/{product}", forwardedFrom: "Shop");
        await Support.Desk.UntilAsync(async () => (await desk.ChatAsync()).Skip(before).FirstOrDefault(m => m.Buttons.Any(b => b.Label == PostTexts.Approve)), $"the card of {product}");
    }

    private static bool IsLoaded(BotProcess bot) => File.ReadAllText($"/proc/{bot.Id}/maps").Contains("libSkiaSharp", StringComparison.Ordinal);

    private static string Memory(BotProcess bot) => File.ReadLines($"/proc/{bot.Id}/status").First(l => l.StartsWith("VmRSS", StringComparison.Ordinal));
}
