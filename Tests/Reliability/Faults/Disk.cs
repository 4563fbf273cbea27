using System.Runtime.CompilerServices;
using Bot.Journal;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using SQLitePCL;

namespace Tests.Reliability.Faults;

/// <summary>A disk that takes nothing, as the journal's one writer meets it.</summary>
internal static class Disk
{
    /// <summary>No page more than there is (https://sqlite.org/pragma.html#pragma_max_page_count): what needs one fails as on a full disk.</summary>
    public static async Task FullAsync(Walk walk) =>
        await Journal(walk).WriteAsync(j => { j.Script($"PRAGMA max_page_count = {j.Scalar("PRAGMA page_count")}"); return 0; });

    public static void HasRoom(Walk walk) => Script(walk, "PRAGMA max_page_count = 1000000");

    public static void ReadOnly(Walk walk, bool on) => Script(walk, $"PRAGMA query_only = {(on ? 1 : 0)}");

    /// <summary>Every commit fails at its end and leaves nothing behind, as when the sync reports an error.</summary>
    public static void FailsToSync(Walk walk, bool on) => raw.sqlite3_commit_hook(Connection(Writing(Journal(walk))).Handle, on ? _ => 1 : null, null);

    private static JournalFile Journal(Walk walk) => walk.World.Services.GetRequiredService<JournalFile>();

    // Past the writer's transactions: they are what fails.
    private static void Script(Walk walk, string sql) => Writing(Journal(walk)).Script(sql);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_writing")]
    private static extern ref JournalConnection Writing(JournalFile journal);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_connection")]
    private static extern ref SqliteConnection Connection(JournalConnection connection);
}
