using Conversations.Posts;

namespace Tests.Posts;

/// <summary>What is the link of a post on TikTok, and what only looks like one.</summary>
public sealed class TikTokLinksTests
{
    [Theory]
    [InlineData("https://www.tiktok.com/@linen.and.loaf/video/7571000000000104729", "https://www.tiktok.com/@linen.and.loaf/video/7571000000000104729")]
    [InlineData("https://www.tiktok.com/@linen.and.loaf/photo/7571?is_from_webapp=1&sender_device=pc#x", "https://www.tiktok.com/@linen.and.loaf/photo/7571")]
    [InlineData("www.tiktok.com/@a/video/1", "https://www.tiktok.com/@a/video/1")]
    [InlineData("http://m.tiktok.com/@a/video/1/", "https://m.tiktok.com/@a/video/1/")]
    [InlineData("https://vm.tiktok.com/ZMabc123/", "https://vm.tiktok.com/ZMabc123/")]
    [InlineData("https://vt.tiktok.com/ZSabc", "https://vt.tiktok.com/ZSabc")]
    [InlineData("https://www.tiktok.com/t/ZTabc/", "https://www.tiktok.com/t/ZTabc/")]
    [InlineData("https://www.tiktok.com/", null)]
    [InlineData("https://www.tiktok.com/@a", null)]
    [InlineData("https://www.tiktok.com/@a/video/", null)]
    [InlineData("https://www.tiktok.com/@a/video/12x", null)]
    [InlineData("https://www.tiktok.com/ZMabc123", null)]
    [InlineData("https://www.tiktok.com.evil.example/@a/video/1", null)]
    [InlineData("https://eviltiktok.com/@a/video/1", null)]
    [InlineData("https://user@www.tiktok.com/@a/video/1", null)]
    [InlineData("https://www.tiktok.com:8443/@a/video/1", null)]
    [InlineData("javascript://www.tiktok.com/@a/video/1", null)]
    [InlineData("https://www.instagram.com/p/1", null)]
    [InlineData("here you are", null)]
    [InlineData("", null)]
    public void Only_the_address_of_a_post_is_taken_and_what_follows_people_is_left_out(string text, string? read) =>
        Assert.Equal(read, TikTokLinks.Read(text)?.AbsoluteUri);
}
