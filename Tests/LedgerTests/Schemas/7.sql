PRAGMA foreign_keys = OFF;
PRAGMA application_id = 1095979865;
BEGIN TRANSACTION;
CREATE TABLE access_grants (
  system TEXT NOT NULL, id TEXT NOT NULL, account TEXT NOT NULL, name TEXT NOT NULL, email TEXT,
  resource TEXT NOT NULL, level TEXT NOT NULL, is_active INTEGER NOT NULL, has_second_factor INTEGER, granted TEXT,
  revoked TEXT,
  file_id INTEGER NOT NULL REFERENCES files (id), line INTEGER NOT NULL, touched_file_id INTEGER, touched_line INTEGER, PRIMARY KEY (system, id));
CREATE TABLE amendments (
  id INTEGER PRIMARY KEY, kind TEXT NOT NULL, system TEXT NOT NULL, entry TEXT NOT NULL, old TEXT NOT NULL,
  new TEXT, old_file_id INTEGER NOT NULL REFERENCES files (id), old_line INTEGER NOT NULL,
  file_id INTEGER NOT NULL REFERENCES files (id), line INTEGER, at INTEGER NOT NULL);
INSERT INTO "amendments" VALUES(1,'time','clickup','4300000001658697902','{"account":"81234567","account_name":"Amir K.","end_at":"1791196200000","id":"4300000001658697902","is_billable":"1","memo":"Round once","seconds":"8100","start_at":"1791188100000","system":"clickup","task_id":"86ex101","task_name":"Money in whole cents"}','{"account":"81234567","account_name":"Amir K.","end_at":"1791196200000","id":"4300000001658697902","is_billable":"1","memo":"Round once","seconds":"7200","start_at":"1791188100000","system":"clickup","task_id":"86ex101","task_name":"Money in whole cents"}',1,3,2,2,1791792000000);
INSERT INTO "amendments" VALUES(2,'billed','upwork','2026-10-06|34848691|','{"amount_minor":"12917","contract":"34848691","currency":"USD","day":"2026-10-06","id":"2026-10-06|34848691|","payment_type":"","seconds":"18600","system":"upwork","title":"Full-stack engineer"}','{"amount_minor":"12917","contract":"34848691","currency":"USD","day":"2026-10-06","id":"2026-10-06|34848691|","payment_type":"","seconds":"19800","system":"upwork","title":"Full-stack engineer"}',3,3,5,3,1791878400000);
CREATE TABLE applicants (
  system TEXT NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, stage TEXT NOT NULL, day TEXT NOT NULL, posting TEXT,
  source TEXT, rate_minor INTEGER, rate_currency TEXT, email TEXT,
  file_id INTEGER NOT NULL REFERENCES files (id), line INTEGER NOT NULL, reached TEXT, meaning TEXT, contractor TEXT, touched_file_id INTEGER, touched_line INTEGER,
  PRIMARY KEY (system, id));
INSERT INTO "applicants" VALUES('pipeline','|amir k.','Amir K.','Started','2026-10-05',NULL,NULL,NULL,NULL,NULL,4,2,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "applicants" VALUES('pipeline','|bruno','Bruno','Applied','2026-10-02',NULL,NULL,NULL,NULL,NULL,4,3,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE attendance (
  system TEXT NOT NULL, id TEXT NOT NULL, person TEXT NOT NULL, day TEXT NOT NULL, meeting TEXT NOT NULL,
  state TEXT NOT NULL, note TEXT NOT NULL,
  file_id INTEGER NOT NULL REFERENCES files (id), line INTEGER NOT NULL, touched_file_id INTEGER, touched_line INTEGER, PRIMARY KEY (system, id));
CREATE TABLE attestations (
  system TEXT NOT NULL, id TEXT NOT NULL, what TEXT NOT NULL, day TEXT NOT NULL, signer TEXT NOT NULL,
  contractor TEXT, note TEXT NOT NULL,
  file_id INTEGER NOT NULL REFERENCES files (id), line INTEGER NOT NULL, touched_file_id INTEGER, touched_line INTEGER, PRIMARY KEY (system, id));
CREATE TABLE billed_entries (
  system TEXT NOT NULL, id TEXT NOT NULL, contract TEXT NOT NULL, title TEXT NOT NULL, day TEXT NOT NULL,
  seconds INTEGER NOT NULL CHECK (seconds >= 0), amount_minor INTEGER, currency TEXT, payment_type TEXT NOT NULL,
  file_id INTEGER NOT NULL REFERENCES files (id), line INTEGER NOT NULL, source TEXT NOT NULL DEFAULT 'upwork-weekly', manual_seconds INTEGER, memo TEXT, touched_file_id INTEGER, touched_line INTEGER,
  PRIMARY KEY (system, id));
INSERT INTO "billed_entries" VALUES('upwork','2026-10-05|34848691|','34848691','Full-stack engineer','2026-10-05',16800,11667,'USD','',3,2,'upwork-weekly',NULL,NULL,NULL,NULL);
INSERT INTO "billed_entries" VALUES('upwork','2026-10-06|34848691|','34848691','Full-stack engineer','2026-10-06',19800,12917,'USD','',5,3,'upwork-weekly',NULL,NULL,NULL,NULL);
CREATE TABLE cards (
  system TEXT NOT NULL, id TEXT NOT NULL, custom_id TEXT, name TEXT NOT NULL, description TEXT,
  status TEXT NOT NULL, is_closed INTEGER, created_at INTEGER, closed_at INTEGER, updated_at INTEGER,
  due_at INTEGER, assignees TEXT NOT NULL, estimate_seconds INTEGER, spent_seconds INTEGER, tags TEXT NOT NULL,
  list TEXT, url TEXT, parent_id TEXT, comments TEXT, checklists TEXT, status_times TEXT,
  file_id INTEGER NOT NULL REFERENCES files (id), line INTEGER NOT NULL, touched_file_id INTEGER, touched_line INTEGER, PRIMARY KEY (system, id));
CREATE TABLE decisions (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT, contractor TEXT NOT NULL, week TEXT NOT NULL, action TEXT NOT NULL,
  recommendation TEXT, signed_by TEXT NOT NULL, reason TEXT NOT NULL, at INTEGER NOT NULL,
  card_digest TEXT, previous TEXT NOT NULL, digest TEXT NOT NULL UNIQUE, salts TEXT, commitments TEXT, erases TEXT);
INSERT INTO "decisions" VALUES(1,'amir','2026-W41','keep','insufficient-evidence','owner','finishes what he starts',1791964800000,NULL,'','56a9268f62ce70e8bcf5102956ad0c506a277975c456609758fd46abdfa2e3aa',NULL,NULL,NULL);
CREATE TABLE erasing (id INTEGER PRIMARY KEY CHECK (id = 1));
CREATE TABLE erasures (
  number INTEGER PRIMARY KEY AUTOINCREMENT, sequence INTEGER NOT NULL REFERENCES decisions (sequence),
  at INTEGER NOT NULL, before INTEGER, is_lifted INTEGER NOT NULL DEFAULT 0, is_scrubbed INTEGER NOT NULL DEFAULT 0);
CREATE TABLE files (
  id INTEGER PRIMARY KEY, kind TEXT NOT NULL, digest TEXT NOT NULL, reading TEXT NOT NULL, name TEXT NOT NULL,
  imported_at INTEGER NOT NULL, added INTEGER NOT NULL, amended INTEGER NOT NULL, unchanged INTEGER NOT NULL,
  first_at INTEGER, last_at INTEGER, exported_at INTEGER NOT NULL DEFAULT 0, forgotten INTEGER NOT NULL DEFAULT 0,
  UNIQUE (kind, digest, reading));
INSERT INTO "files" VALUES(1,'clickup-time','05cd32b12a78d27bcd9d28e5dba43cd3194ff4d2bf79623524b61beff92b6175','version 1; columns ; dates -; currency USD','clickup-1.csv',1791792000000,2,0,0,1791176400000,1791188100000,1791792000000,0);
INSERT INTO "files" VALUES(2,'clickup-time','0f7e447c418fe5dd77b98a85b1bd200888be9e7b5c841277f265d9c967bb8f53','version 1; columns ; dates -; currency USD','clickup-2.csv',1791792000000,0,1,0,1791188100000,1791188100000,1791792000000,0);
INSERT INTO "files" VALUES(3,'upwork-weekly','146344bdb2c55585e01a5822b049eac58b3c004dca3f22483cdaa87b8ca2abe4','version 1; columns ; dates -; currency USD','upwork-1.csv',1791792000000,2,0,0,1791158400000,1791244800000,1791792000000,0);
INSERT INTO "files" VALUES(4,'pipeline','cc1fb2a744e033c1948b1080c764b7a7d959c17b237f73bf8c96b2ab92e6826b','version 1; columns date=Date,name=Name,stage=Status; dates -; currency USD','applicants.csv',1791792000000,2,0,0,1790899200000,1791158400000,1791792000000,0);
INSERT INTO "files" VALUES(5,'upwork-weekly','4dcd33229cdd7907aa34f778be4427786fa88d2774c181f49be38758ccb15aee','version 1; columns ; dates -; currency USD','upwork-1.csv',1791878400000,0,1,1,1791158400000,1791244800000,1791878400000,0);
CREATE TABLE fingerprint_key (id INTEGER PRIMARY KEY CHECK (id = 1), bytes BLOB NOT NULL);
INSERT INTO "fingerprint_key" VALUES(1,X'000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F');
CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
INSERT INTO "grdb_migrations" VALUES('1 records');
INSERT INTO "grdb_migrations" VALUES('2 runs, scorecards and decisions');
INSERT INTO "grdb_migrations" VALUES('3 fingerprint key');
INSERT INTO "grdb_migrations" VALUES('4 rewritten history');
INSERT INTO "grdb_migrations" VALUES('5 records of hiring');
INSERT INTO "grdb_migrations" VALUES('6 recommendations');
INSERT INTO "grdb_migrations" VALUES('7 forgetting');
CREATE TABLE interviews (
  system TEXT NOT NULL, id TEXT NOT NULL, applicant TEXT NOT NULL, email TEXT, posting TEXT, day TEXT NOT NULL,
  judge TEXT NOT NULL, scores TEXT, note TEXT NOT NULL,
  file_id INTEGER NOT NULL REFERENCES files (id), line INTEGER NOT NULL, touched_file_id INTEGER, touched_line INTEGER, PRIMARY KEY (system, id));
CREATE TABLE kept_totals (
  erasure INTEGER NOT NULL REFERENCES erasures (number), side TEXT NOT NULL, contract INTEGER NOT NULL,
  week TEXT NOT NULL, currency TEXT NOT NULL, seconds INTEGER NOT NULL, amount_minor INTEGER NOT NULL,
  PRIMARY KEY (erasure, side, contract, week, currency)) WITHOUT ROWID;
CREATE TABLE meetings (
  system TEXT NOT NULL, id TEXT NOT NULL, invitee TEXT NOT NULL, email TEXT, title TEXT NOT NULL,
  start_at INTEGER NOT NULL, end_at INTEGER, is_canceled INTEGER NOT NULL, is_no_show INTEGER NOT NULL,
  host TEXT NOT NULL,
  file_id INTEGER NOT NULL REFERENCES files (id), line INTEGER NOT NULL, touched_file_id INTEGER, touched_line INTEGER, PRIMARY KEY (system, id));
CREATE TABLE payments (
  system TEXT NOT NULL, id TEXT NOT NULL, day TEXT NOT NULL, kind TEXT NOT NULL, type TEXT NOT NULL, contract TEXT,
  person TEXT NOT NULL, title TEXT NOT NULL, amount_minor INTEGER NOT NULL, currency TEXT NOT NULL, from_day TEXT,
  to_day TEXT, seconds INTEGER CHECK (seconds >= 0), is_from_rate INTEGER NOT NULL, reference TEXT NOT NULL,
  file_id INTEGER NOT NULL REFERENCES files (id), line INTEGER NOT NULL, touched_file_id INTEGER, touched_line INTEGER, PRIMARY KEY (system, id));
CREATE TABLE places (kind TEXT NOT NULL, path TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (kind, path))
  WITHOUT ROWID;
CREATE TABLE postings (
  system TEXT NOT NULL, id TEXT NOT NULL, title TEXT NOT NULL, source TEXT NOT NULL, posted TEXT NOT NULL,
  closed TEXT, role TEXT, cost_minor INTEGER, cost_currency TEXT, url TEXT,
  file_id INTEGER NOT NULL REFERENCES files (id), line INTEGER NOT NULL, touched_file_id INTEGER, touched_line INTEGER, PRIMARY KEY (system, id));
CREATE TABLE recommendations (
  id INTEGER PRIMARY KEY, contractor TEXT NOT NULL, week TEXT NOT NULL, model TEXT NOT NULL,
  card_digest TEXT NOT NULL, outcome TEXT NOT NULL, digest TEXT NOT NULL, recommendation TEXT NOT NULL,
  run_id INTEGER REFERENCES runs (id), at INTEGER NOT NULL);
CREATE TABLE redactions (
  kind TEXT NOT NULL, id INTEGER NOT NULL, digest TEXT NOT NULL, PRIMARY KEY (kind, id)) WITHOUT ROWID;
CREATE TABLE ref_tips (
  repository TEXT NOT NULL, reference TEXT NOT NULL, tip TEXT NOT NULL, at INTEGER NOT NULL,
  PRIMARY KEY (repository, reference));
CREATE TABLE rewrites (
  id INTEGER PRIMARY KEY, repository TEXT NOT NULL, reference TEXT NOT NULL, old TEXT NOT NULL, new TEXT,
  since INTEGER NOT NULL, at INTEGER NOT NULL);
CREATE TABLE runs (
  id INTEGER PRIMARY KEY, command TEXT NOT NULL, at INTEGER NOT NULL, tool TEXT NOT NULL, model TEXT NOT NULL,
  policy_digest TEXT NOT NULL, rules_digest TEXT NOT NULL, heads TEXT NOT NULL);
INSERT INTO "runs" VALUES(1,'scorecard',1791878400000,'0.1.0','2','ce12d014a2cd5840f841dc1ea1320345cdd880570a5ccbffd1fc355626d4a6c5','5e75c219fdf2f26ec08f25ec91c4e09708d06a7cc3cd0bea0d7273cfea6cc08b','{}');
CREATE TABLE scorecards (
  id INTEGER PRIMARY KEY, kind TEXT NOT NULL, subject TEXT NOT NULL, week TEXT NOT NULL, model TEXT NOT NULL,
  digest TEXT NOT NULL, card TEXT NOT NULL, run_id INTEGER REFERENCES runs (id), at INTEGER NOT NULL);
INSERT INTO "scorecards" VALUES(1,'contractor','amir','2026-W41','2','532f61f4a6c044aca1dc175bbabfef8aca814525e2afa1cd158d4ccc357bfcec','{"dimensions":[{"id":"security","signals":[{"dimension":"security","evidence":[],"exposure":0,"exposureUnit":"","id":"security.credentials","status":"not-assessed","statusReason":"0 changed lines in 0 changes; 20 lines in 3 changes are needed to show a number.","summary":"","threshold":"0 scores 100, 0.25 scores 75, 0.5 scores 60, 1 scores 20, 2 scores 0 (our default; Sonar gives its worst letter for one blocker)","title":"Passwords and keys committed","unit":"credentials; a quarter each where only history has them"},{"dimension":"security","evidence":[],"exposure":0,"exposureUnit":"","id":"security.risks","status":"not-assessed","statusReason":"0 changed lines in 0 changes; 20 lines in 3 changes are needed to show a number.","summary":"","threshold":"0 scores 100, 0.5 scores 85, 1 scores 75, 2 scores 60, 5 scores 25, 10 scores 0 (our default; Sonar''s gate asks for no new issue, Codacy counts issues per 1,000 lines)","title":"New security risks","unit":"per 1,000 changed lines"},{"dimension":"security","evidence":[],"exposure":0,"exposureUnit":"","id":"security.time-to-fix","status":"not-assessed","statusReason":"0 changed lines in 0 changes; 20 lines in 3 changes are needed to show a number.","summary":"","threshold":"2 scores 100, 7 scores 85, 14 scores 70, 30 scores 40, 60 scores 0 (our default)","title":"Days until own risks were fixed","unit":"days"},{"dimension":"security","evidence":[],"exposure":0,"exposureUnit":"","id":"security.configuration","status":"not-assessed","statusReason":"0 changed lines in 0 changes; 20 lines in 3 changes are needed to show a number.","summary":"","threshold":"0 scores 100, 1 scores 85, 3 scores 70, 6 scores 50, 15 scores 0 (our default)","title":"Risky settings and dependencies added","unit":"per 1,000 changed lines"}],"status":"not-assessed","statusReason":"0 changed lines in 0 changes; 20 lines in 3 changes are needed to show a number."},{"id":"quality","signals":[{"dimension":"quality","evidence":[],"exposure":0,"exposureUnit":"","id":"quality.tests","status":"not-assessed","statusReason":"0 changed lines in 0 changes; 20 lines in 3 changes are needed to show a number.","summary":"","threshold":"0 scores 25, 0.2 scores 55, 0.4 scores 75, 0.6 scores 88, 0.8 scores 100 (our default)","title":"Changes that come with tests","unit":"share of source changes"},{"dimension":"quality","evidence":[],"exposure":0,"exposureUnit":"","id":"quality.rework","status":"not-assessed","statusReason":"0 changed lines in 0 changes; 20 lines in 3 changes are needed to show a number.","summary":"","threshold":"0 scores 100, 0.03 scores 88, 0.08 scores 72, 0.15 scores 50, 0.3 scores 20, 0.5 scores 0 (our default; the 21 days are LinearB''s, whose elite varies from 2 to 8 % by edition)","title":"New code that had to be fixed at once","unit":"share of added lines"},{"dimension":"quality","evidence":[],"exposure":0,"exposureUnit":"","id":"quality.later-fixes","status":"not-assessed","statusReason":"0 changed lines in 0 changes; 20 lines in 3 changes are needed to show a number.","summary":"","threshold":"0 scores 100, 0.1 scores 88, 0.2 scores 72, 0.35 scores 50, 0.6 scores 20, 0.9 scores 0 (our default, after DORA''s change failure rate)","title":"Changes that needed a fix soon after","unit":"share of changes"},{"dimension":"quality","evidence":[],"exposure":0,"exposureUnit":"","id":"quality.change-size","status":"not-assessed","statusReason":"0 changed lines in 0 changes; 20 lines in 3 changes are needed to show a number.","summary":"","threshold":"0 scores 100, 0.1 scores 92, 0.25 scores 78, 0.5 scores 55, 1 scores 20 (our default, for 400 lines a change)","title":"Changes too large to review","unit":"share of changes"},{"dimension":"quality","evidence":[],"exposure":0,"exposureUnit":"","id":"quality.messages","status":"not-assessed","statusReason":"0 changed lines in 0 changes; 20 lines in 3 changes are needed to show a number.","summary":"","threshold":"0 scores 100, 0.1 scores 92, 0.3 scores 75, 0.6 scores 50, 1 scores 20 (our default)","title":"Changes nobody can understand later","unit":"share of changes"},{"dimension":"quality","evidence":[],"exposure":0,"exposureUnit":"","id":"quality.findings","status":"not-assessed","statusReason":"0 changed lines in 0 changes; 20 lines in 3 changes are needed to show a number.","summary":"","threshold":"0 scores 100, 2 scores 88, 5 scores 72, 10 scores 52, 20 scores 20, 40 scores 0 (our default; Codacy counts issues per 1,000 lines)","title":"Careless places in new code","unit":"per 1,000 changed lines"}],"status":"not-assessed","statusReason":"0 changed lines in 0 changes; 20 lines in 3 changes are needed to show a number."},{"id":"maintainability","signals":[{"dimension":"maintainability","evidence":[],"exposure":0,"exposureUnit":"","id":"maintainability.complexity","status":"not-assessed","statusReason":"0 changed lines in 0 changes; 20 lines in 3 changes are needed to show a number.","summary":"","threshold":"0 scores 100, 0.05 scores 90, 0.15 scores 75, 0.3 scores 55, 0.5 scores 30, 0.8 scores 0 (our default over SIG 2007''s bands (10, 20, 50) and Sonar''s cognitive limit of 15)","title":"Code that is hard to follow","unit":"share of authored function lines, weighted by risk band"},{"dimension":"maintainability","evidence":[],"exposure":0,"exposureUnit":"","id":"maintainability.shape","status":"not-assessed","statusReason":"0 changed lines in 0 changes; 20 lines in 3 changes are needed to show a number.","summary":"","threshold":"0 scores 100, 0.1 scores 90, 0.25 scores 75, 0.45 scores 55, 0.7 scores 25, 1 scores 0 (our default over SIG v17''s unit sizes and parameters and CodeScene''s nesting of 4)","title":"Functions too long, deep or wide","unit":"share of authored function lines, weighted by risk band"},{"dimension":"maintainability","evidence":[],"exposure":0,"exposureUnit":"","id":"maintainability.health-change","status":"not-assessed","statusReason":"0 changed lines in 0 changes; 20 lines in 3 changes are needed to show a number.","summary":"","threshold":"-30 scores 0, -15 scores 35, -8 scores 60, -3 scores 80, 0 scores 92, 4 scores 100 (our default; CodeScene''s gate fails on a decline of health)","title":"Existing code left better or worse","unit":"points of health, 0 to 100, per touched function"},{"dimension":"maintainability","evidence":[],"exposure":0,"exposureUnit":"","id":"maintainability.debt","status":"not-assessed","statusReason":"0 changed lines in 0 changes; 20 lines in 3 changes are needed to show a number.","summary":"","threshold":"0 scores 100, 90 scores 85, 240 scores 70, 480 scores 50, 1,000 scores 20, 2,000 scores 0 (our default, stricter than Sonar''s 5 % of 30 minutes a line, which hardly anything fails)","title":"Clean-up work left behind","unit":"minutes per 1,000 changed lines"}],"status":"not-assessed","statusReason":"0 changed lines in 0 changes; 20 lines in 3 changes are needed to show a number."},{"id":"ownership","signals":[{"dimension":"ownership","evidence":[],"exposure":0,"exposureUnit":"","id":"ownership.sole-knowledge","status":"not-assessed","statusReason":"0 changed lines in 0 changes; 20 lines in 3 changes are needed to show a number.","summary":"","threshold":"0 scores 100, 0.5 scores 92, 0.8 scores 84, 1 scores 76 (our default; CodeScene calls a file an island from 95 % by one person)","title":"Code that only this person knows","unit":"share of surviving lines"},{"dimension":"ownership","evidence":[],"exposure":0,"exposureUnit":"","id":"ownership.identity","status":"not-assessed","statusReason":"0 changed lines in 0 changes; 20 lines in 3 changes are needed to show a number.","summary":"","threshold":"0 scores 0, 0.5 scores 35, 0.8 scores 60, 0.95 scores 85, 1 scores 100 (our default)","title":"Work under a confirmed name","unit":"share of changes"},{"dimension":"ownership","evidence":[],"exposure":0,"exposureUnit":"","id":"ownership.dates","status":"not-assessed","statusReason":"0 changed lines in 0 changes; 20 lines in 3 changes are needed to show a number.","summary":"","threshold":"0 scores 100, 0.05 scores 90, 0.2 scores 65, 0.5 scores 30, 1 scores 0 (our default)","title":"Work dated outside the engagement","unit":"share of changes"},{"dimension":"ownership","evidence":[],"exposure":0,"exposureUnit":"","id":"ownership.assignment","status":"not-assessed","statusReason":"0 changed lines in 0 changes; 20 lines in 3 changes are needed to show a number.","summary":"","threshold":"0 scores 50, 1 scores 100 (our default: missing paper is the owner''s to ask for first)","title":"Rights to the code, signed","unit":"share of the contractor''s lines"},{"dimension":"ownership","evidence":[],"exposure":0,"exposureUnit":"","id":"ownership.personal-accounts","status":"not-assessed","statusReason":"0 changed lines in 0 changes; 20 lines in 3 changes are needed to show a number.","summary":"","threshold":"0 scores 100, 1 scores 85, 3 scores 65, 8 scores 30, 20 scores 0 (our default)","title":"Private accounts and servers in the code","unit":"per 1,000 changed lines"},{"dimension":"ownership","evidence":[],"exposure":0,"exposureUnit":"","id":"ownership.documentation","status":"not-assessed","statusReason":"0 changed lines in 0 changes; 20 lines in 3 changes are needed to show a number.","summary":"","threshold":"0 scores 55, 0.3 scores 75, 0.6 scores 90, 0.8 scores 100 (our default)","title":"New files that explain themselves","unit":"share of new source files"},{"dimension":"ownership","evidence":[],"exposure":0,"exposureUnit":"","id":"ownership.signed","status":"not-assessed","statusReason":"0 changed lines in 0 changes; 20 lines in 3 changes are needed to show a number.","summary":"","threshold":"0 scores 30, 0.8 scores 75, 1 scores 100 (our default)","title":"Signed changes","unit":"share of changes"}],"status":"not-assessed","statusReason":"0 changed lines in 0 changes; 20 lines in 3 changes are needed to show a number."},{"id":"delivery","signals":[{"dimension":"delivery","evidence":[],"exposure":0,"exposureUnit":"","id":"delivery.traced","status":"not-assessed","statusReason":"0 changed lines in 0 changes; 20 lines in 3 changes are needed to show a number.","summary":"","threshold":"0 scores 35, 0.3 scores 60, 0.6 scores 80, 0.9 scores 100 (our default)","title":"Changes that name their task","unit":"share of changes"},{"dimension":"delivery","evidence":[],"exposure":0,"exposureUnit":"","id":"delivery.tasks-with-changes","status":"not-assessed","statusReason":"0 changed lines in 0 changes; 20 lines in 3 changes are needed to show a number.","summary":"","threshold":"0 scores 30, 0.3 scores 55, 0.6 scores 80, 0.85 scores 100 (our default)","title":"Paid tasks that left something behind","unit":"share of tracked tasks"},{"dimension":"delivery","evidence":[],"exposure":0,"exposureUnit":"","id":"delivery.estimates","status":"not-assessed","statusReason":"No tracked task has an estimate.","summary":"","threshold":"0 scores 100, 0.25 scores 82, 0.5 scores 62, 1 scores 25 (our default)","title":"Tasks far over their estimate","unit":"share of estimated tasks"},{"dimension":"delivery","evidence":[],"exposure":0,"exposureUnit":"","id":"delivery.finished","status":"not-assessed","statusReason":"No task on record has a state that is known to mean finished.","summary":"","threshold":"0 scores 30, 0.4 scores 60, 0.7 scores 80, 0.9 scores 100 (our default)","title":"Tasks brought to an end","unit":"share of tasks not worked on for two weeks"}],"status":"not-assessed","statusReason":"0 changed lines in 0 changes; 20 lines in 3 changes are needed to show a number."},{"id":"hours","score":{"high":80.3458691002105,"low":59.465091989878296,"value":69.18641755208019},"signals":[{"dimension":"hours","evidence":[{"record":"upwork-1.csv:2","text":"2026-W41, contract 34848691: 10.17 h billed, 4.5 h tracked"},{"record":"upwork-1.csv:3","text":"2026-W41, contract 34848691: 10.17 h billed, 4.5 h tracked"},{"record":"clickup 4300000000829348951","text":"2026-W41, contract 34848691: 10.17 h billed, 4.5 h tracked"}],"exposure":1,"exposureUnit":"contract-weeks","id":"hours.over-billed","score":{"high":47.94657010484602,"low":8.776383002773876,"value":19.756944444444443},"status":"measured","statusReason":"","summary":"5.67 hours more billed than tracked, in 1 of 1 contract-week.","threshold":"0 scores 100, 0.25 scores 95, 1 scores 75, 2 scores 50, 4 scores 20, 8 scores 0 (our default over the usual tolerance of an hour a week)","title":"Hours billed that were never tracked","unit":"hours per contract-week","value":5.666666666666667},{"dimension":"hours","evidence":[],"exposure":0,"exposureUnit":"","id":"hours.over-limit","status":"not-applicable","statusReason":"No contract has a weekly limit.","summary":"","threshold":"0 scores 100, 0.1 scores 88, 0.3 scores 65, 0.6 scores 35, 1 scores 10 (our default)","title":"Weeks over the agreed limit","unit":"share of contract-weeks"},{"dimension":"hours","evidence":[],"exposure":4.5,"exposureUnit":"tracked hours","id":"hours.without-task","score":{"high":98.96712551512665,"low":68.59991591686686,"value":86.66666666666667},"status":"measured","statusReason":"","summary":"0 h of 4.5 h tracked stand on no task.","threshold":"0 scores 100, 0.1 scores 90, 0.3 scores 70, 0.6 scores 45, 1 scores 15 (our default)","title":"Hours on no task","unit":"share of tracked time","value":0},{"dimension":"hours","evidence":[],"exposure":4.5,"exposureUnit":"tracked hours","id":"hours.overlapping","score":{"high":99.99991341125578,"low":59.093357942935285,"value":86.25},"status":"measured","statusReason":"","summary":"0 h of 4.5 h tracked overlap with another entry.","threshold":"0 scores 100, 0.02 scores 90, 0.1 scores 55, 0.25 scores 20, 0.5 scores 0 (our default)","title":"Hours tracked twice","unit":"share of tracked time","value":0},{"dimension":"hours","evidence":[],"exposure":4.5,"exposureUnit":"tracked hours","id":"hours.memos","score":{"high":97.69993968093645,"low":72.18416921394227,"value":86.66666666666667},"status":"measured","statusReason":"","summary":"0 h of 4.5 h tracked have a note that says nothing.","threshold":"0 scores 100, 0.3 scores 80, 0.6 scores 60, 1 scores 35 (our default)","title":"Hours that nothing explains","unit":"share of tracked time","value":0},{"dimension":"hours","evidence":[],"exposure":0,"exposureUnit":"","id":"hours.late","status":"not-assessed","statusReason":"No time entry of the kind is on record.","summary":"","threshold":"0 scores 100, 0.2 scores 85, 0.5 scores 65, 1 scores 40 (our default)","title":"Hours written down long after","unit":"share of tracked time"},{"dimension":"hours","evidence":[],"exposure":4,"exposureUnit":"records","id":"hours.inactive","score":{"high":100,"low":100,"value":100},"status":"measured","statusReason":"","summary":"No hours on an ended or paused contract.","threshold":"0 scores 100, 1 scores 70, 4 scores 35, 10 scores 0 (our default)","title":"Hours while nothing was agreed","unit":"hours","value":0}],"status":"measured","statusReason":""}],"id":"amir","kind":"contractor","overallReason":"0 changed lines so far; 200 are needed. 0 changes so far; 5 are needed. Work in 0 weeks so far; 2 are needed.","week":{"week":41,"year":2026}}',1,1791878400000);
CREATE TABLE skipped_rows (
  file_id INTEGER NOT NULL REFERENCES files (id), line INTEGER NOT NULL, reason TEXT NOT NULL);
INSERT INTO "skipped_rows" VALUES(1,4,'the timer was still running');
CREATE TABLE stop_list (
  mark TEXT NOT NULL, erasure INTEGER NOT NULL REFERENCES erasures (number), bytes INTEGER, words INTEGER,
  PRIMARY KEY (mark, erasure)) WITHOUT ROWID;
CREATE TABLE time_entries (
  system TEXT NOT NULL, id TEXT NOT NULL, account TEXT NOT NULL, account_name TEXT NOT NULL,
  start_at INTEGER NOT NULL, end_at INTEGER, seconds INTEGER NOT NULL CHECK (seconds >= 0), memo TEXT NOT NULL,
  task_id TEXT, task_name TEXT, task_status TEXT, task_estimate_seconds INTEGER, is_billable INTEGER NOT NULL,
  created_at INTEGER, file_id INTEGER NOT NULL REFERENCES files (id), line INTEGER NOT NULL, day TEXT, is_manual INTEGER, email TEXT, task_custom_id TEXT, touched_file_id INTEGER, touched_line INTEGER,
  PRIMARY KEY (system, id));
INSERT INTO "time_entries" VALUES('clickup','4300000000829348951','81234567','Amir K.',1791176400000,1791185400000,9000,'Add a money type','86ex101','Money in whole cents',NULL,NULL,1,NULL,1,2,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "time_entries" VALUES('clickup','4300000001658697902','81234567','Amir K.',1791188100000,1791196200000,7200,'Round once','86ex101','Money in whole cents',NULL,NULL,1,NULL,2,2,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE versions (
  kind TEXT NOT NULL, system TEXT NOT NULL, entry TEXT NOT NULL, value TEXT NOT NULL,
  file_id INTEGER NOT NULL REFERENCES files (id), line INTEGER NOT NULL,
  withdrawn_by INTEGER REFERENCES files (id), PRIMARY KEY (kind, system, entry, value));
INSERT INTO "versions" VALUES('time','clickup','4300000001658697902','{"account":"81234567","account_name":"Amir K.","end_at":"1791196200000","id":"4300000001658697902","is_billable":"1","memo":"Round once","seconds":"8100","start_at":"1791188100000","system":"clickup","task_id":"86ex101","task_name":"Money in whole cents"}',1,3,NULL);
INSERT INTO "versions" VALUES('time','clickup','4300000001658697902','{"account":"81234567","account_name":"Amir K.","end_at":"1791196200000","id":"4300000001658697902","is_billable":"1","memo":"Round once","seconds":"7200","start_at":"1791188100000","system":"clickup","task_id":"86ex101","task_name":"Money in whole cents"}',2,2,NULL);
INSERT INTO "versions" VALUES('billed','upwork','2026-10-06|34848691|','{"amount_minor":"12917","contract":"34848691","currency":"USD","day":"2026-10-06","id":"2026-10-06|34848691|","seconds":"18600","system":"upwork","title":"Full-stack engineer"}',3,3,NULL);
INSERT INTO "versions" VALUES('billed','upwork','2026-10-06|34848691|','{"amount_minor":"12917","contract":"34848691","currency":"USD","day":"2026-10-06","id":"2026-10-06|34848691|","seconds":"19800","source":"upwork-weekly","system":"upwork","title":"Full-stack engineer"}',5,3,NULL);
CREATE INDEX access_grants_by_file ON access_grants (file_id);
CREATE INDEX amendments_by_entry ON amendments (kind, system, entry);
CREATE INDEX applicants_by_file ON applicants (file_id);
CREATE INDEX attendance_by_file ON attendance (file_id);
CREATE INDEX attestations_by_file ON attestations (file_id);
CREATE INDEX billed_entries_by_day ON billed_entries (day);
CREATE INDEX billed_entries_by_file ON billed_entries (file_id);
CREATE INDEX cards_by_file ON cards (file_id);
CREATE INDEX interviews_by_file ON interviews (file_id);
CREATE INDEX meetings_by_file ON meetings (file_id);
CREATE INDEX payments_by_file ON payments (file_id);
CREATE INDEX postings_by_file ON postings (file_id);
CREATE INDEX recommendations_by_card ON recommendations (card_digest);
CREATE INDEX recommendations_by_contractor ON recommendations (contractor, week, model);
CREATE UNIQUE INDEX rewrites_once ON rewrites (repository, reference, old, coalesce(new, ''));
CREATE INDEX scorecards_by_subject ON scorecards (kind, subject, model, week);
CREATE INDEX skipped_rows_by_file ON skipped_rows (file_id);
CREATE INDEX time_entries_by_file ON time_entries (file_id);
CREATE INDEX time_entries_by_start ON time_entries (start_at);
CREATE INDEX versions_by_file ON versions (file_id);
CREATE TRIGGER decisions_in_order BEFORE INSERT ON decisions
  WHEN NEW.sequence IS NOT (SELECT coalesce(max(sequence), 0) + 1 FROM decisions)
    OR NEW.previous IS NOT coalesce((SELECT digest FROM decisions ORDER BY sequence DESC LIMIT 1), '')
  BEGIN SELECT RAISE(ABORT, 'decisions are append-only: a row must follow the last'); END;
CREATE TRIGGER decisions_no_delete BEFORE DELETE ON decisions
  BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END;
CREATE TRIGGER decisions_no_update BEFORE UPDATE ON decisions
  WHEN NOT EXISTS (SELECT 1 FROM erasing) OR NEW.commitments IS NULL OR NEW.sequence IS NOT OLD.sequence
    OR NEW.week IS NOT OLD.week OR NEW.action IS NOT OLD.action OR NEW.at IS NOT OLD.at
    OR NEW.recommendation IS NOT OLD.recommendation OR NEW.erases IS NOT OLD.erases
    OR NEW.previous IS NOT OLD.previous OR NEW.digest IS NOT OLD.digest
  BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END;
CREATE TRIGGER recommendations_no_delete BEFORE DELETE ON recommendations WHEN NOT EXISTS (SELECT 1 FROM erasing)
  BEGIN SELECT RAISE(ABORT, 'recommendations are append-only'); END;
CREATE TRIGGER recommendations_no_update BEFORE UPDATE ON recommendations
  WHEN NOT EXISTS (SELECT 1 FROM erasing) OR NEW.id IS NOT OLD.id OR NEW.digest IS NOT OLD.digest
    OR NEW.contractor IS NOT OLD.contractor OR NEW.week IS NOT OLD.week OR NEW.outcome IS NOT OLD.outcome
    OR NEW.card_digest IS NOT OLD.card_digest OR NEW.model IS NOT OLD.model OR NEW.at IS NOT OLD.at
  BEGIN SELECT RAISE(ABORT, 'recommendations are append-only'); END;
CREATE TRIGGER rewrites_no_delete BEFORE DELETE ON rewrites WHEN NOT EXISTS (SELECT 1 FROM erasing)
  BEGIN SELECT RAISE(ABORT, 'rewrites are append-only'); END;
CREATE TRIGGER rewrites_no_update BEFORE UPDATE ON rewrites
  BEGIN SELECT RAISE(ABORT, 'rewrites are append-only'); END;
CREATE TRIGGER scorecards_no_delete BEFORE DELETE ON scorecards WHEN NOT EXISTS (SELECT 1 FROM erasing)
  BEGIN SELECT RAISE(ABORT, 'scorecards are append-only'); END;
CREATE TRIGGER scorecards_no_update BEFORE UPDATE ON scorecards
  WHEN NOT EXISTS (SELECT 1 FROM erasing) OR NEW.id IS NOT OLD.id OR NEW.digest IS NOT OLD.digest
    OR NEW.kind IS NOT OLD.kind OR NEW.subject IS NOT OLD.subject OR NEW.week IS NOT OLD.week
    OR NEW.model IS NOT OLD.model OR NEW.at IS NOT OLD.at
  BEGIN SELECT RAISE(ABORT, 'scorecards are append-only'); END;
COMMIT;
