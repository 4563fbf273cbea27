using Bot.Appwrite;
using Bot.Pictures.Charts;
using Conversations.Insights;
using Conversations.Posts.Pictures;
using Conversations.Shop;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Pictures;

internal static class PictureServices
{
    /// <summary>After <c>AddShopify</c> and <c>AddAppwrite</c>.</summary>
    public static IServiceCollection AddPictures(this IServiceCollection services) => services
        .AddSingleton<IPictureMaker, SkiaPictureMaker>()
        .AddSingleton<IChartMaker, SkiaChartMaker>()
        .AddSingleton<IPictureStore>(s => s.GetRequiredService<AppwritePictures>())
        .AddSingleton<IPictureSource, PicturePlaces>();
}
