using Bot.Appwrite;
using Conversations.Posts.Pictures;
using Conversations.Shop;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Pictures;

internal static class PictureServices
{
    /// <summary>After <c>AddShopify</c> and <c>AddAppwrite</c>.</summary>
    public static IServiceCollection AddPictures(this IServiceCollection services) => services
        .AddSingleton<IPictureMaker, SkiaPictureMaker>()
        .AddSingleton<IPictureStore>(s => s.GetRequiredService<AppwritePictures>())
        .AddSingleton<IPictureSource, PicturePlaces>();
}
