using System.Globalization;
using System.Reflection;
using Conversations.Posts.Drafting;

namespace Bot.Health;

/// <summary>The day on which this program was built, from its own file: Bot.csproj writes it there.</summary>
internal static class MadeAt
{
    public static BuildDate OfThisProgram { get; } = new(DateTimeOffset.ParseExact(
        typeof(MadeAt).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "BuildDate").Value!,
        "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal));
}
