using Conversations.Chat;
using Conversations.Logins;
using Conversations.Posts;
using Conversations.Posts.Drafting;
using Conversations.Settings;
using Microsoft.Extensions.Logging.Abstractions;
using Tests.Posts.Drafting;
using Tests.Support;

namespace Tests.Logins;

/// <summary>Years of one login: restarts, days without power, a network that goes away, rights taken and given back, an owner who renews at some time or not.</summary>
public sealed class LoginYears(ITestOutputHelper output)
{
    [Theory]
    [InlineData(Renewing.NotOffered)]
    [InlineData(Renewing.InVain)]
    [InlineData(Renewing.Helps)]
    public async Task V4_each_warning_each_loss_and_each_return_is_said_once(Renewing renewing)
    {
        var (said, problems) = (new SortedDictionary<string, int>(), new List<string>());
        var seed = Effort.Seed(output);
        for (var i = 0; i < Effort.Times(4, 20, 200); i++)
        {
            var years = new OneLogin(new Random(seed + i), renewing);
            await years.RunAsync(TimeSpan.FromDays(365));
            problems.AddRange(years.Judge().Select(p => $"SEED={seed + i}: {p}"));
            foreach (var (what, count) in years.Figures) said[what] = said.GetValueOrDefault(what) + count;
        }
        output.WriteLine(string.Join(", ", said.Select(s => $"{s.Value} {s.Key}")));
        Assert.Empty(problems);
        Assert.True(said["lost"] > 5 && said[renewing == Renewing.Helps ? "renewed" : "14 days"] > 5);
        Assert.False(said.ContainsKey(renewing == Renewing.Helps ? "14 days" : "renewed"));
    }

    public enum Renewing
    {
        NotOffered,

        /// <summary>The new token ends when the old one does.</summary>
        InVain,

        Helps,
    }

    /// <summary>A login, the vendor behind it, the chat in front of it and the card it is recorded on.</summary>
    private sealed class OneLogin(Random random, Renewing renewing) : ILogin, ILoginStore, IMessenger, IOwnerChat
    {
        private static readonly TimeSpan Step = TimeSpan.FromMinutes(5);

        private readonly StepClock _clock = new(new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
        private readonly Dictionary<string, LoginRecord> _records = [];
        private readonly List<(DateTimeOffset At, int Token, string Text)> _said = [];
        private readonly List<DateTimeOffset> _ends = [];
        private readonly List<DateTimeOffset> _renewals = [];
        private readonly Dictionary<int, DateTimeOffset> _replaced = [];
        private readonly HashSet<int> _refused = [];
        private bool _isAway;
        private bool _isRefused;

        public string Key => "meta";

        public IReadOnlyList<Platform> Platforms { get; } = [Platform.Instagram, Platform.Facebook];

        public string Remedy => "Renew.";

        public bool IsRenewable => renewing != Renewing.NotOffered;

        public bool IsDoubted => false;

        public ChatId Chat => new(111);

        public SortedDictionary<string, int> Figures { get; } = [];

        private DateTimeOffset Now => _clock.Wall;

        private bool IsOver => _ends[^1] <= Now;

        public async Task RunAsync(TimeSpan span)
        {
            _ends.Add(Now.AddDays(60));
            var watch = Start();
            var until = Now + span;
            while (Now < until)
            {
                if (random.Next(_isRefused ? 500 : 10_000) == 0) _isRefused = !_isRefused;
                if (random.Next(1000) == 0) _isAway = true;
                else if (_isAway && random.Next(20) == 0) _isAway = false;
                // No longer than from one morning to within the last two days, so that each warning finds a morning.
                if (random.Next(1500) == 0)
                {
                    _clock.Pass(TimeSpan.FromHours(random.Next(1, 13)));
                    watch = Start();
                }
                // The owner hears of the end and acts, at some time, or only when it is over.
                if ((IsOver && random.Next(500) == 0) || (_ends[^1] - Now < TimeSpan.FromDays(14) && random.Next(5000) == 0))
                {
                    _replaced[_ends.Count - 1] = Now;
                    _ends.Add(Now.AddDays(random.Next(10, 61)));
                    watch = Start();
                }
                await watch.TickAsync(CancellationToken.None);
                _clock.Pass(Step);
            }
        }

        public IEnumerable<string> Judge()
        {
            for (var token = 0; token < _ends.Count - 1; token++)
            {
                var warned = _said.Where(s => s.Token == token && s.Text.Contains("login ends", StringComparison.Ordinal)).ToList();
                foreach (var days in (int[])[14, 7, 2])
                {
                    var next = days == 14 ? 7 : days == 7 ? 2 : 0;
                    var count = warned.Count(w => _ends[token] - w.At <= TimeSpan.FromDays(days) && _ends[token] - w.At > TimeSpan.FromDays(next));
                    // One that was refused on the way, or replaced in time, need not have been warned of.
                    var lived = renewing != Renewing.Helps && !_refused.Contains(token) && !(_replaced.GetValueOrDefault(token, DateTimeOffset.MaxValue) < _ends[token]);
                    if (count > 1) yield return $"token {token}: {count} warnings {days} days ahead";
                    if (count == 0 && lived) yield return $"token {token}: no warning {days} days ahead of {_ends[token]:u}";
                    Count($"{days} days", count);
                }
            }
            var lost = false;
            foreach (var (at, _, text) in _said.Where(s => s.Text.StartsWith("⚠️", StringComparison.Ordinal) && s.Text.Contains("our login.", StringComparison.Ordinal) || s.Text.Contains("again.", StringComparison.Ordinal)))
            {
                var isLoss = text.StartsWith("⚠️", StringComparison.Ordinal);
                if (isLoss == lost) yield return $"{at:u}: said once more: {text}";
                lost = isLoss;
            }
            foreach (var (first, second) in _renewals.Zip(_renewals.Skip(1)))
                if (second - first < TimeSpan.FromDays(7)) yield return $"renewed {first:u} and {second:u}";
        }

        public Task<LoginReading> ReadAsync(CancellationToken ct)
        {
            var refused = _isRefused || IsOver;
            if (_isRefused && !_isAway) _refused.Add(_ends.Count - 1);
            return Task.FromResult(new LoginReading
            {
                Mark = $"{_ends.Count}",
                End = _isAway ? null : new(_ends[^1]),
                Standings = [.. Platforms.Select(p => new LoginStanding(p, _isAway ? LoginVerdict.Unreadable : refused ? LoginVerdict.Refused : LoginVerdict.Accepted, refused ? "It says no." : null))],
            });
        }

        public Task<LoginRenewal> RenewAsync(CancellationToken ct)
        {
            _renewals.Add(Now);
            if (renewing == Renewing.Helps) _ends.Add(Now.AddDays(60));
            return Task.FromResult<LoginRenewal>(new LoginRenewal.Renewed($"{_ends.Count}", new(_ends[^1])));
        }

        public LoginRecord? Find(string key) => _records.GetValueOrDefault(key);

        public Task SaveAsync(string key, LoginRecord record)
        {
            _records[key] = record;
            return Task.CompletedTask;
        }

        public Task<MessageRef> SendAsync(ChatId chat, Card card, CancellationToken ct)
        {
            var text = card.Text.Plain;
            _said.Add((Now, _ends.Count - 1, text));
            Count(text.Contains("renewed", StringComparison.Ordinal) ? "renewed" : text.Contains("again.", StringComparison.Ordinal) ? "back" : text.Contains("our login.", StringComparison.Ordinal) ? "lost" : "ends", 1);
            return Task.FromResult(new MessageRef(chat, 1, null));
        }

        public Task<MessageRef> EditAsync(MessageRef message, Card card, CancellationToken ct) => Task.FromResult(message);

        public Task AnswerAsync(string callbackId, string toast, bool alert, CancellationToken ct) => Task.CompletedTask;

        public Task ShowTypingAsync(ChatId chat, CancellationToken ct) => Task.CompletedTask;

        private void Count(string what, int times)
        {
            if (times > 0) Figures[what] = Figures.GetValueOrDefault(what) + times;
        }

        private WatchLogins Start()
        {
            var shop = new ShopSettings
            {
                Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"), Language = new("en"), PublishAt = [new(12, 30)], UndoWindow = TimeSpan.Zero,
                QualityThreshold = 0.85, Platforms = Platforms,
            };
            var trust = new ClockTrust(new MemoryLedger(_clock), new(new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero)), shop, _clock, NullLogger<ClockTrust>.Instance);
            return new([this], this, new([this], this), trust, new(), this, this, shop, _clock, NullLogger<WatchLogins>.Instance);
        }
    }
}
