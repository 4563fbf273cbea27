namespace Conversations.Posts.Publishing;

/// <summary>Wakes the publisher: something was decided, or may be due now.</summary>
public sealed class PublishingAlarm : Bell;
