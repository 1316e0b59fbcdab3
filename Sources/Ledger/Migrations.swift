internal import Foundation
internal import GRDB

/// The ledger's schema, step by step. A step that was released is never edited: a new one is added.
///
/// Instants are whole milliseconds since 1970 in UTC, days are `2026-11-02`, durations whole seconds.
enum Migrations {
  /// `ASSY`, in the header of every ledger.
  static let applicationID = 0x4153_5359

  static func migrator(key: [UInt8]) -> DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1 records") { try $0.execute(sql: records) }
    migrator.registerMigration("2 runs, scorecards and decisions") { try $0.execute(sql: judgements) }
    migrator.registerMigration("3 fingerprint key") { database in
      try database.execute(
        sql: "CREATE TABLE fingerprint_key (id INTEGER PRIMARY KEY CHECK (id = 1), bytes BLOB NOT NULL)")
      try database.execute(sql: "INSERT INTO fingerprint_key VALUES (1, ?)", arguments: [Data(key)])
      try database.execute(sql: "PRAGMA application_id = \(applicationID)")
    }
    migrator.registerMigration("4 rewritten history") { try $0.execute(sql: rewrites) }
    migrator.registerMigration("5 records of hiring") { database in
      try database.execute(sql: hiring)
      try HiringMigration.fillVersions(database)
    }
    migrator.registerMigration("6 recommendations") { try $0.execute(sql: Ledger.recommendationsSchema) }
    migrator.registerMigration("7 forgetting") { try $0.execute(sql: ForgettingMigration.sql) }
    migrator.registerMigration("8 what files of hours speak of") { database in
      try database.execute(sql: FileSubjects.schema)
      try FileSubjects.fill(database)
    }
    return migrator
  }

  private static let records = """
    CREATE TABLE files (
      id INTEGER PRIMARY KEY, kind TEXT NOT NULL, digest TEXT NOT NULL, reading TEXT NOT NULL, name TEXT NOT NULL,
      imported_at INTEGER NOT NULL, added INTEGER NOT NULL, amended INTEGER NOT NULL, unchanged INTEGER NOT NULL,
      first_at INTEGER, last_at INTEGER,
      UNIQUE (kind, digest, reading));
    CREATE TABLE skipped_rows (
      file_id INTEGER NOT NULL REFERENCES files (id), line INTEGER NOT NULL, reason TEXT NOT NULL);
    CREATE INDEX skipped_rows_by_file ON skipped_rows (file_id);
    CREATE TABLE time_entries (
      system TEXT NOT NULL, id TEXT NOT NULL, account TEXT NOT NULL, account_name TEXT NOT NULL,
      start_at INTEGER NOT NULL, end_at INTEGER, seconds INTEGER NOT NULL CHECK (seconds >= 0), memo TEXT NOT NULL,
      task_id TEXT, task_name TEXT, task_status TEXT, task_estimate_seconds INTEGER, is_billable INTEGER NOT NULL,
      created_at INTEGER, file_id INTEGER NOT NULL REFERENCES files (id), line INTEGER NOT NULL,
      PRIMARY KEY (system, id));
    CREATE INDEX time_entries_by_start ON time_entries (start_at);
    CREATE INDEX time_entries_by_file ON time_entries (file_id);
    CREATE TABLE billed_entries (
      system TEXT NOT NULL, id TEXT NOT NULL, contract TEXT NOT NULL, title TEXT NOT NULL, day TEXT NOT NULL,
      seconds INTEGER NOT NULL CHECK (seconds >= 0), amount_minor INTEGER, currency TEXT, payment_type TEXT NOT NULL,
      file_id INTEGER NOT NULL REFERENCES files (id), line INTEGER NOT NULL,
      PRIMARY KEY (system, id));
    CREATE INDEX billed_entries_by_day ON billed_entries (day);
    CREATE INDEX billed_entries_by_file ON billed_entries (file_id);
    CREATE TABLE applicants (
      system TEXT NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, stage TEXT NOT NULL, day TEXT NOT NULL, posting TEXT,
      source TEXT, rate_minor INTEGER, rate_currency TEXT, email TEXT,
      file_id INTEGER NOT NULL REFERENCES files (id), line INTEGER NOT NULL,
      PRIMARY KEY (system, id));
    CREATE INDEX applicants_by_file ON applicants (file_id);
    CREATE TABLE amendments (
      id INTEGER PRIMARY KEY, kind TEXT NOT NULL, system TEXT NOT NULL, entry TEXT NOT NULL, old TEXT NOT NULL,
      new TEXT, old_file_id INTEGER NOT NULL REFERENCES files (id), old_line INTEGER NOT NULL,
      file_id INTEGER NOT NULL REFERENCES files (id), line INTEGER, at INTEGER NOT NULL);
    CREATE INDEX amendments_by_entry ON amendments (kind, system, entry);
    """

  private static let rewrites = """
    CREATE TABLE rewrites (
      id INTEGER PRIMARY KEY, repository TEXT NOT NULL, reference TEXT NOT NULL, old TEXT NOT NULL, new TEXT,
      since INTEGER NOT NULL, at INTEGER NOT NULL);
    CREATE UNIQUE INDEX rewrites_once ON rewrites (repository, reference, old, coalesce(new, ''));
    CREATE TRIGGER rewrites_no_update BEFORE UPDATE ON rewrites
      BEGIN SELECT RAISE(ABORT, 'rewrites are append-only'); END;
    CREATE TRIGGER rewrites_no_delete BEFORE DELETE ON rewrites
      BEGIN SELECT RAISE(ABORT, 'rewrites are append-only'); END;
    """

  /// Every table of records says which import met a row last (`touched_…`), and `file_id` is the newest export that
  /// states it. `versions` is explained at `RecordVersions`; it takes the place of `amendments`, which stays as it was.
  private static let hiring = """
    ALTER TABLE files ADD COLUMN exported_at INTEGER NOT NULL DEFAULT 0;
    UPDATE files SET exported_at = imported_at;
    ALTER TABLE time_entries ADD COLUMN day TEXT;
    ALTER TABLE time_entries ADD COLUMN is_manual INTEGER;
    ALTER TABLE time_entries ADD COLUMN email TEXT;
    ALTER TABLE time_entries ADD COLUMN task_custom_id TEXT;
    ALTER TABLE billed_entries ADD COLUMN source TEXT NOT NULL DEFAULT 'upwork-weekly';
    ALTER TABLE billed_entries ADD COLUMN manual_seconds INTEGER;
    ALTER TABLE billed_entries ADD COLUMN memo TEXT;
    ALTER TABLE applicants ADD COLUMN reached TEXT;
    ALTER TABLE applicants ADD COLUMN meaning TEXT;
    ALTER TABLE applicants ADD COLUMN contractor TEXT;
    CREATE TABLE payments (
      system TEXT NOT NULL, id TEXT NOT NULL, day TEXT NOT NULL, kind TEXT NOT NULL, type TEXT NOT NULL, contract TEXT,
      person TEXT NOT NULL, title TEXT NOT NULL, amount_minor INTEGER NOT NULL, currency TEXT NOT NULL, from_day TEXT,
      to_day TEXT, seconds INTEGER CHECK (seconds >= 0), is_from_rate INTEGER NOT NULL, reference TEXT NOT NULL,
      file_id INTEGER NOT NULL REFERENCES files (id), line INTEGER NOT NULL, PRIMARY KEY (system, id));
    CREATE TABLE postings (
      system TEXT NOT NULL, id TEXT NOT NULL, title TEXT NOT NULL, source TEXT NOT NULL, posted TEXT NOT NULL,
      closed TEXT, role TEXT, cost_minor INTEGER, cost_currency TEXT, url TEXT,
      file_id INTEGER NOT NULL REFERENCES files (id), line INTEGER NOT NULL, PRIMARY KEY (system, id));
    CREATE TABLE meetings (
      system TEXT NOT NULL, id TEXT NOT NULL, invitee TEXT NOT NULL, email TEXT, title TEXT NOT NULL,
      start_at INTEGER NOT NULL, end_at INTEGER, is_canceled INTEGER NOT NULL, is_no_show INTEGER NOT NULL,
      host TEXT NOT NULL,
      file_id INTEGER NOT NULL REFERENCES files (id), line INTEGER NOT NULL, PRIMARY KEY (system, id));
    CREATE TABLE interviews (
      system TEXT NOT NULL, id TEXT NOT NULL, applicant TEXT NOT NULL, email TEXT, posting TEXT, day TEXT NOT NULL,
      judge TEXT NOT NULL, scores TEXT, note TEXT NOT NULL,
      file_id INTEGER NOT NULL REFERENCES files (id), line INTEGER NOT NULL, PRIMARY KEY (system, id));
    CREATE TABLE cards (
      system TEXT NOT NULL, id TEXT NOT NULL, custom_id TEXT, name TEXT NOT NULL, description TEXT,
      status TEXT NOT NULL, is_closed INTEGER, created_at INTEGER, closed_at INTEGER, updated_at INTEGER,
      due_at INTEGER, assignees TEXT NOT NULL, estimate_seconds INTEGER, spent_seconds INTEGER, tags TEXT NOT NULL,
      list TEXT, url TEXT, parent_id TEXT, comments TEXT, checklists TEXT, status_times TEXT,
      file_id INTEGER NOT NULL REFERENCES files (id), line INTEGER NOT NULL, PRIMARY KEY (system, id));
    CREATE TABLE attendance (
      system TEXT NOT NULL, id TEXT NOT NULL, person TEXT NOT NULL, day TEXT NOT NULL, meeting TEXT NOT NULL,
      state TEXT NOT NULL, note TEXT NOT NULL,
      file_id INTEGER NOT NULL REFERENCES files (id), line INTEGER NOT NULL, PRIMARY KEY (system, id));
    CREATE TABLE access_grants (
      system TEXT NOT NULL, id TEXT NOT NULL, account TEXT NOT NULL, name TEXT NOT NULL, email TEXT,
      resource TEXT NOT NULL, level TEXT NOT NULL, is_active INTEGER NOT NULL, has_second_factor INTEGER, granted TEXT,
      revoked TEXT,
      file_id INTEGER NOT NULL REFERENCES files (id), line INTEGER NOT NULL, PRIMARY KEY (system, id));
    CREATE TABLE attestations (
      system TEXT NOT NULL, id TEXT NOT NULL, what TEXT NOT NULL, day TEXT NOT NULL, signer TEXT NOT NULL,
      contractor TEXT, note TEXT NOT NULL,
      file_id INTEGER NOT NULL REFERENCES files (id), line INTEGER NOT NULL, PRIMARY KEY (system, id));
    CREATE TABLE versions (
      kind TEXT NOT NULL, system TEXT NOT NULL, entry TEXT NOT NULL, value TEXT NOT NULL,
      file_id INTEGER NOT NULL REFERENCES files (id), line INTEGER NOT NULL,
      withdrawn_by INTEGER REFERENCES files (id), PRIMARY KEY (kind, system, entry, value));
    CREATE INDEX versions_by_file ON versions (file_id);
    """

  private static let judgements = """
    CREATE TABLE runs (
      id INTEGER PRIMARY KEY, command TEXT NOT NULL, at INTEGER NOT NULL, tool TEXT NOT NULL, model TEXT NOT NULL,
      policy_digest TEXT NOT NULL, rules_digest TEXT NOT NULL, heads TEXT NOT NULL);
    CREATE TABLE scorecards (
      id INTEGER PRIMARY KEY, kind TEXT NOT NULL, subject TEXT NOT NULL, week TEXT NOT NULL, model TEXT NOT NULL,
      digest TEXT NOT NULL, card TEXT NOT NULL, run_id INTEGER REFERENCES runs (id), at INTEGER NOT NULL);
    CREATE INDEX scorecards_by_subject ON scorecards (kind, subject, model, week);
    CREATE TABLE ref_tips (
      repository TEXT NOT NULL, reference TEXT NOT NULL, tip TEXT NOT NULL, at INTEGER NOT NULL,
      PRIMARY KEY (repository, reference));
    CREATE TABLE decisions (
      sequence INTEGER PRIMARY KEY AUTOINCREMENT, contractor TEXT NOT NULL, week TEXT NOT NULL, action TEXT NOT NULL,
      recommendation TEXT, signed_by TEXT NOT NULL, reason TEXT NOT NULL, at INTEGER NOT NULL,
      card_digest TEXT, previous TEXT NOT NULL, digest TEXT NOT NULL UNIQUE);
    CREATE TRIGGER decisions_no_update BEFORE UPDATE ON decisions
      BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END;
    CREATE TRIGGER decisions_no_delete BEFORE DELETE ON decisions
      BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END;
    CREATE TRIGGER decisions_in_order BEFORE INSERT ON decisions
      WHEN NEW.sequence IS NOT (SELECT coalesce(max(sequence), 0) + 1 FROM decisions)
        OR NEW.previous IS NOT coalesce((SELECT digest FROM decisions ORDER BY sequence DESC LIMIT 1), '')
      BEGIN SELECT RAISE(ABORT, 'decisions are append-only: a row must follow the last'); END;
    CREATE TRIGGER scorecards_no_update BEFORE UPDATE ON scorecards
      BEGIN SELECT RAISE(ABORT, 'scorecards are append-only'); END;
    CREATE TRIGGER scorecards_no_delete BEFORE DELETE ON scorecards
      BEGIN SELECT RAISE(ABORT, 'scorecards are append-only'); END;
    """
}
