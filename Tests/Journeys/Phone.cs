using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Tests.Journeys;

/// <summary>The chat page in a real browser, as wide as a phone; it knows only what a person sees there.</summary>
internal sealed class Phone : IAsyncDisposable
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;
    private readonly List<string> _complaints = [];

    private Phone(IPlaywright playwright, IBrowser browser, IPage page)
    {
        _playwright = playwright;
        _browser = browser;
        Page = page;
        page.PageError += (_, error) => _complaints.Add(error);
        page.Console += (_, line) =>
        {
            if (line.Type == "error") _complaints.Add(line.Text);
        };
    }

    public IPage Page { get; }

    /// <summary>What the page's own program complained about.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    /// <summary>A Chromium on the PATH; null when there is none.</summary>
    public static string? FindBrowser() =>
        (from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
         from name in Names
         let file = Path.Combine(folder, name)
         where File.Exists(file)
         select file).FirstOrDefault();

    public static async Task<Phone> OpenAsync(string browser, string address)
    {
        var playwright = await Playwright.CreateAsync();
        var chromium = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = browser,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run", "--no-default-browser-check"],
        });
        var context = await chromium.NewContextAsync(new()
        {
            ViewportSize = new() { Width = 390, Height = 844 }, DeviceScaleFactor = 2, IsMobile = true, HasTouch = true, Locale = "en-GB",
        });
        context.SetDefaultTimeout(30_000);
        var phone = new Phone(playwright, chromium, await context.NewPageAsync());
        await phone.Page.GotoAsync(address);
        return phone;
    }

    /// <summary>Picks a product from the sheet behind the paperclip.</summary>
    public async Task ForwardAsync(string handle)
    {
        await Page.Locator("#forward").ClickAsync();
        await Page.Locator("#filter").FillAsync(handle);
        await Page.Locator("#links button").Filter(new() { HasTextRegex = new($"/products/{Regex.Escape(handle)}(?![\\w-])", RegexOptions.None) }).First.ClickAsync();
    }

    public async Task TypeAsync(string text)
    {
        await Page.Locator("#compose").FillAsync(text);
        await Page.Locator("#send").ClickAsync();
    }

    /// <summary>The newest message of the bot that has such a button.</summary>
    public ILocator WithButton(string label) => Page.Locator("article.bot").Filter(new() { Has = Page.Locator(".keyboard button", new() { HasText = label }) }).Last;

    public ILocator Message(string id) => Page.Locator($"article[data-message-id='{id}']");

    public static Task PressAsync(ILocator message, string label) => message.Locator(".keyboard button", new() { HasText = label }).ClickAsync();

    /// <summary>The text as it stands there, without the time.</summary>
    public static async Task<string> TextAsync(ILocator message) => await message.Locator(".body").TextContentAsync() ?? "";

    /// <summary>Into the folder that the variable SCREENSHOTS names; nothing without it.</summary>
    public async Task PhotographAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("SCREENSHOTS") is not { Length: > 0 } folder) return;
        await Task.Delay(500); // movements come to rest
        await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{name}.png")) });
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
