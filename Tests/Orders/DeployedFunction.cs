using System.Formats.Tar;
using System.IO.Compression;
using System.Text.Json.Nodes;
using Sandbox.Desk;
using Tests.Support;

namespace Tests.Orders;

/// <summary>What <c>setup</c>, run as the program that it is, has deployed to a sandbox: taken back out of there and unpacked.</summary>
internal sealed class DeployedFunction : IDisposable
{
    private readonly DirectoryInfo _folder;

    private DeployedFunction(DirectoryInfo folder, JsonNode deployment)
    {
        _folder = folder;
        Id = deployment["id"]!.ToString();
        Entrypoint = Path.Combine(folder.FullName, deployment["entrypoint"]!.ToString());
        Variables = deployment["variables"]!.AsObject().ToDictionary(v => v.Key, v => v.Value!.ToString());
    }

    public string Id { get; }

    public string Entrypoint { get; }

    /// <summary>As they were when it was deployed.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; }

    public static async Task<DeployedFunction> ToAsync(SandboxServer sandbox, params (string Name, string Value)[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("bot-function-");
        using var desk = new Desk(sandbox.Addresses["desk"]);
        await desk.PostAsync("appwrite/builds", new JsonObject { ["delayMs"] = 0 });
        var data = Path.Combine(folder.FullName, "data");
        await using (var setup = BotProcess.Start(BotSettings.For(sandbox, data, settings), verb: ["setup"]))
            Assert.True(await setup.EndAsync(60) == 0, setup.Output);
        Assert.Equal(["settings.env"], Directory.EnumerateFileSystemEntries(data).Select(Path.GetFileName)); // a running bot has the rest to itself
        var deployment = Assert.Single((await desk.GetAsync("appwrite/functions")).AsArray())!;
        await using var code = new GZipStream(await desk.ReadAsync($"appwrite/code/{deployment["id"]}"), CompressionMode.Decompress);
        await TarFile.ExtractToDirectoryAsync(code, folder.FullName, overwriteFiles: false);
        return new(folder, deployment);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
