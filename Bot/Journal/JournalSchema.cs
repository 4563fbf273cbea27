namespace Bot.Journal;

/// <summary>The journal's tables. A release adds a step at the end; a step that has shipped is never changed (O5).</summary>
internal static class JournalSchema
{
    // Times are Unix milliseconds, UTC. Bodies are JSON of our own records.
    private static readonly string[] Steps =
    [
        """
        CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

        CREATE TABLE inbox (
          update_id INTEGER PRIMARY KEY, body TEXT, received_at INTEGER NOT NULL,
          state INTEGER NOT NULL DEFAULT 0, tries INTEGER NOT NULL DEFAULT 0);
        CREATE INDEX inbox_waiting ON inbox (update_id) WHERE state = 0;

        CREATE TABLE posts (
          id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL, stage TEXT NOT NULL,
          due_at INTEGER, wake_at INTEGER, unlinked_since INTEGER, needs_notice INTEGER NOT NULL, body TEXT NOT NULL);
        CREATE INDEX posts_by_stage ON posts (stage, due_at);
        CREATE INDEX posts_by_wake ON posts (wake_at) WHERE wake_at IS NOT NULL;
        CREATE INDEX posts_unlinked ON posts (unlinked_since) WHERE unlinked_since IS NOT NULL;
        CREATE INDEX posts_noticed ON posts (id) WHERE needs_notice = 1;

        CREATE TABLE decisions (
          number INTEGER PRIMARY KEY AUTOINCREMENT, post INTEGER NOT NULL, update_id INTEGER NOT NULL UNIQUE,
          body TEXT NOT NULL, chain TEXT NOT NULL);
        CREATE INDEX decisions_by_post ON decisions (post, number);
        CREATE TRIGGER decisions_are_kept BEFORE UPDATE ON decisions BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END;
        CREATE TRIGGER decisions_stay BEFORE DELETE ON decisions BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END;

        CREATE TABLE publications (
          post INTEGER NOT NULL, platform TEXT NOT NULL, attempt INTEGER NOT NULL, state TEXT NOT NULL, body TEXT NOT NULL,
          PRIMARY KEY (post, platform, attempt)) WITHOUT ROWID;

        CREATE TABLE cards (
          chat INTEGER NOT NULL, message INTEGER NOT NULL, picture TEXT, post INTEGER NOT NULL, revision INTEGER NOT NULL,
          notice INTEGER NOT NULL, PRIMARY KEY (chat, message)) WITHOUT ROWID;
        CREATE INDEX cards_by_post ON cards (post);

        CREATE TABLE files (key TEXT PRIMARY KEY, file_id TEXT NOT NULL) WITHOUT ROWID;

        CREATE TABLE outbox (
          sequence INTEGER PRIMARY KEY AUTOINCREMENT, book TEXT NOT NULL, row TEXT NOT NULL, data TEXT NOT NULL,
          since INTEGER NOT NULL, UNIQUE (book, row));

        CREATE TABLE calls (api TEXT NOT NULL, endpoint TEXT NOT NULL, status INTEGER NOT NULL, at INTEGER NOT NULL);
        CREATE INDEX calls_by_time ON calls (api, at);
        """,
        // needs_notice is the revision from which there is something to be heard of, or 0.
        """
        DROP INDEX posts_noticed;
        CREATE INDEX posts_noticed ON posts (id) WHERE needs_notice > 0;
        """,
        // The slot ledger: a slot is what its key says, and there is one row for it whatever happens (S1).
        """
        CREATE TABLE slots (
          kind TEXT NOT NULL, date TEXT NOT NULL, time TEXT NOT NULL, zone TEXT NOT NULL,
          due_at INTEGER NOT NULL, outcome TEXT NOT NULL, decided_at INTEGER NOT NULL, told INTEGER NOT NULL,
          PRIMARY KEY (kind, date, time, zone)) WITHOUT ROWID;
        CREATE INDEX slots_by_due ON slots (kind, due_at);
        CREATE INDEX slots_claimed ON slots (kind) WHERE outcome = 'Claimed';
        CREATE INDEX slots_untold ON slots (kind) WHERE told = 0;
        """,
        """
        ALTER TABLE posts ADD COLUMN metrics_at INTEGER;
        CREATE INDEX posts_by_metrics ON posts (metrics_at) WHERE metrics_at IS NOT NULL;
        """,
        // A row for each call to the model, written before it: cost is null until it is known. Amounts are micro-dollars, months UTC.
        """
        CREATE TABLE spending (
          id INTEGER PRIMARY KEY AUTOINCREMENT, month TEXT NOT NULL, at INTEGER NOT NULL, model TEXT NOT NULL, version TEXT,
          post INTEGER, rewrite INTEGER NOT NULL, batch INTEGER NOT NULL, reserved INTEGER NOT NULL, cost INTEGER);
        CREATE INDEX spending_by_month ON spending (month, cost, reserved);
        CREATE INDEX spending_by_post ON spending (post) WHERE post IS NOT NULL;

        CREATE TABLE cloud_rows (
          month TEXT NOT NULL, cause TEXT NOT NULL, reads INTEGER NOT NULL, writes INTEGER NOT NULL, since INTEGER NOT NULL,
          PRIMARY KEY (month, cause)) WITHOUT ROWID;

        CREATE TABLE batches (
          day TEXT PRIMARY KEY, display_name TEXT NOT NULL, name TEXT, state TEXT NOT NULL, intended_at INTEGER NOT NULL) WITHOUT ROWID;

        CREATE TABLE ahead (
          slot TEXT PRIMARY KEY, day TEXT NOT NULL, body TEXT NOT NULL) WITHOUT ROWID;
        CREATE INDEX ahead_by_day ON ahead (day);
        """,
        // Each draft asks whether its text was out before: without this every post's body would be read for it.
        """
        CREATE INDEX posts_by_opening ON posts (substr(json_extract(body, '$.Content.Text'), 1, 60));
        """,
    ];

    public static void Bring(JournalConnection journal)
    {
        var version = (int)journal.Scalar("PRAGMA user_version");
        for (; version < Steps.Length; version++)
        {
            journal.Execute("BEGIN IMMEDIATE");
            journal.Script(Steps[version]);
            journal.Script(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"PRAGMA user_version = {version + 1}"));
            journal.Execute("COMMIT");
        }
    }
}
