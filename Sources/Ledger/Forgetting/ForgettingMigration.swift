/// The seventh migration: removing a person, or what is too old, without breaking what is sealed.
///
/// A decision made from here on seals each of its texts by a salted commitment; see `DecisionSeal`. What was
/// append-only stays so but for the time of an erasure: `erasing` holds its one row only inside of that transaction.
/// Cards and recommendations that name a removed person keep their digest, by which decisions know them; the digest of
/// what is left of them stands in `redactions`.
enum ForgettingMigration {
  static let sql = """
    ALTER TABLE decisions ADD COLUMN salts TEXT;
    ALTER TABLE decisions ADD COLUMN commitments TEXT;
    ALTER TABLE decisions ADD COLUMN erases TEXT;
    ALTER TABLE files ADD COLUMN forgotten INTEGER NOT NULL DEFAULT 0;
    CREATE TABLE erasing (id INTEGER PRIMARY KEY CHECK (id = 1));
    CREATE TABLE erasures (
      number INTEGER PRIMARY KEY AUTOINCREMENT, sequence INTEGER NOT NULL REFERENCES decisions (sequence),
      at INTEGER NOT NULL, before INTEGER, is_lifted INTEGER NOT NULL DEFAULT 0, is_scrubbed INTEGER NOT NULL DEFAULT 0);
    CREATE TABLE stop_list (
      mark TEXT NOT NULL, erasure INTEGER NOT NULL REFERENCES erasures (number), bytes INTEGER, words INTEGER,
      PRIMARY KEY (mark, erasure)) WITHOUT ROWID;
    CREATE TABLE kept_totals (
      erasure INTEGER NOT NULL REFERENCES erasures (number), side TEXT NOT NULL, contract INTEGER NOT NULL,
      week TEXT NOT NULL, currency TEXT NOT NULL, seconds INTEGER NOT NULL, amount_minor INTEGER NOT NULL,
      PRIMARY KEY (erasure, side, contract, week, currency)) WITHOUT ROWID;
    CREATE TABLE redactions (
      kind TEXT NOT NULL, id INTEGER NOT NULL, digest TEXT NOT NULL, PRIMARY KEY (kind, id)) WITHOUT ROWID;
    CREATE TABLE places (kind TEXT NOT NULL, path TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (kind, path))
      WITHOUT ROWID;
    DROP TRIGGER IF EXISTS decisions_no_update;
    CREATE TRIGGER decisions_no_update BEFORE UPDATE ON decisions
      WHEN NOT EXISTS (SELECT 1 FROM erasing) OR NEW.commitments IS NULL OR NEW.sequence IS NOT OLD.sequence
        OR NEW.week IS NOT OLD.week OR NEW.action IS NOT OLD.action OR NEW.at IS NOT OLD.at
        OR NEW.recommendation IS NOT OLD.recommendation OR NEW.erases IS NOT OLD.erases
        OR NEW.previous IS NOT OLD.previous OR NEW.digest IS NOT OLD.digest
      BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END;
    DROP TRIGGER IF EXISTS scorecards_no_update;
    CREATE TRIGGER scorecards_no_update BEFORE UPDATE ON scorecards
      WHEN NOT EXISTS (SELECT 1 FROM erasing) OR NEW.id IS NOT OLD.id OR NEW.digest IS NOT OLD.digest
        OR NEW.kind IS NOT OLD.kind OR NEW.subject IS NOT OLD.subject OR NEW.week IS NOT OLD.week
        OR NEW.model IS NOT OLD.model OR NEW.at IS NOT OLD.at
      BEGIN SELECT RAISE(ABORT, 'scorecards are append-only'); END;
    DROP TRIGGER IF EXISTS scorecards_no_delete;
    CREATE TRIGGER scorecards_no_delete BEFORE DELETE ON scorecards WHEN NOT EXISTS (SELECT 1 FROM erasing)
      BEGIN SELECT RAISE(ABORT, 'scorecards are append-only'); END;
    DROP TRIGGER IF EXISTS recommendations_no_update;
    CREATE TRIGGER recommendations_no_update BEFORE UPDATE ON recommendations
      WHEN NOT EXISTS (SELECT 1 FROM erasing) OR NEW.id IS NOT OLD.id OR NEW.digest IS NOT OLD.digest
        OR NEW.contractor IS NOT OLD.contractor OR NEW.week IS NOT OLD.week OR NEW.outcome IS NOT OLD.outcome
        OR NEW.card_digest IS NOT OLD.card_digest OR NEW.model IS NOT OLD.model OR NEW.at IS NOT OLD.at
      BEGIN SELECT RAISE(ABORT, 'recommendations are append-only'); END;
    DROP TRIGGER IF EXISTS recommendations_no_delete;
    CREATE TRIGGER recommendations_no_delete BEFORE DELETE ON recommendations WHEN NOT EXISTS (SELECT 1 FROM erasing)
      BEGIN SELECT RAISE(ABORT, 'recommendations are append-only'); END;
    DROP TRIGGER IF EXISTS rewrites_no_update;
    CREATE TRIGGER rewrites_no_update BEFORE UPDATE ON rewrites
      BEGIN SELECT RAISE(ABORT, 'rewrites are append-only'); END;
    DROP TRIGGER IF EXISTS rewrites_no_delete;
    CREATE TRIGGER rewrites_no_delete BEFORE DELETE ON rewrites WHEN NOT EXISTS (SELECT 1 FROM erasing)
      BEGIN SELECT RAISE(ABORT, 'rewrites are append-only'); END;
    """
}
