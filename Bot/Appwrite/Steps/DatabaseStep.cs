using Bot.Setup;

namespace Bot.Appwrite.Steps;

internal sealed class DatabaseStep(AppwriteClient client) : AppwriteStep(client, "databases.read", "databases.write")
{
    public override string Title => "Appwrite's database";

    public override async Task<SetupLook> LookAsync(CancellationToken ct) =>
        Found(await Client.GetDatabaseAsync(ct), SetupJson.Default.Named, "database_not_found") is not null
            ? SetupLook.Right
            : new([new($"database {Client.DatabaseId}", "made", stop => MadeAsync(Client.CreateDatabaseAsync(stop)))]);
}
