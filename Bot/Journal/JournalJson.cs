using System.Text.Json.Serialization;
using Bot.Logins;
using Bot.Telegram;
using Conversations.Insights;
using Conversations.Logins;
using Conversations.Posts;
using Conversations.Posts.Drafting;
using Conversations.Posts.Drafting.Ahead;
using Conversations.Posts.Publishing;
using Conversations.Settings;

namespace Bot.Journal;

/// <summary>The form of the bodies in the journal. Enums by name, so that a new one in the middle changes no old row.</summary>
[JsonSourceGenerationOptions(UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Post))]
[JsonSerializable(typeof(Publication))]
[JsonSerializable(typeof(Decision))]
[JsonSerializable(typeof(StoredUpdate))]
[JsonSerializable(typeof(PlanOnRecord))]
[JsonSerializable(typeof(PostMetrics))]
[JsonSerializable(typeof(ChangedHours))]
[JsonSerializable(typeof(ChangedVoice))]
[JsonSerializable(typeof(LoginRecord))]
[JsonSerializable(typeof(RenewedToken))]
[JsonSerializable(typeof(AheadDraft))]
internal sealed partial class JournalJson : JsonSerializerContext;
