using System.CommandLine;
using Bot.Cli;

var settings = new Option<string?>("--settings") { Description = "A settings file that replaces the environment and .env", Recursive = true };
var catalogue = new Option<string?>("--catalogue") { Description = "A Shopify product export (CSV) to try it with" };
var clock = new Option<bool>("--clock") { Description = "With a clock that you push forward, to see a whole day in minutes" };
var port = new Option<int>("--port") { Description = "The chat page's port; a free one unless given" };
var tables = new Option<bool>("--tables") { Description = "Make the tables that Appwrite lacks", Required = true };

var withParent = new Option<bool>("--with-parent") { Description = "Stop when standard input ends", Hidden = true };
port.Validators.Add(given =>
{
    if (given.GetValueOrDefault<int>() is < 0 or > 65_535) given.AddError("--port takes a number from 1 to 65535.");
});

var run = new Command("run", "Run the bot (also without a word)") { withParent };
run.SetAction((parsed, ct) => RunCommand.RunAsync(parsed.GetValue(settings), parsed.GetValue(withParent), ct));

var tryIt = new Command("try", "See everything work on this machine, with no account at all") { catalogue, clock, port };
tryIt.SetAction((parsed, ct) => TryCommand.RunAsync(parsed.GetValue(catalogue), parsed.GetValue(clock), parsed.GetValue(port), ct));

var setup = new Command("setup", "Prepare Appwrite") { tables };
setup.SetAction((parsed, ct) => SetupCommand.RunAsync(parsed.GetValue(settings), ct));

var health = new Command("health", "Say whether the running bot's loops go on trying: exit code 0 or 1");
health.SetAction((parsed, _) => HealthCommand.RunAsync(parsed.GetValue(settings)));

var root = new RootCommand("A shop's social posts, orders and numbers from one Telegram chat") { settings, run, tryIt, setup, health };
SourceVerbs.AddTo(root, settings);
root.SetAction((parsed, ct) => RunCommand.RunAsync(parsed.GetValue(settings), false, ct));
return await root.Parse(args).InvokeAsync(new() { ProcessTerminationTimeout = TimeSpan.FromSeconds(10) }); // above the host's own
