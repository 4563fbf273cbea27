namespace Conversations.Posts;

/// <summary>Every sentence about posts.</summary>
public static class PostTexts
{
}
