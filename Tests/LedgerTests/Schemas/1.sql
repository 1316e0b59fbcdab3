PRAGMA foreign_keys = OFF;
BEGIN TRANSACTION;
CREATE TABLE amendments (
  id INTEGER PRIMARY KEY, kind TEXT NOT NULL, system TEXT NOT NULL, entry TEXT NOT NULL, old TEXT NOT NULL,
  new TEXT, old_file_id INTEGER NOT NULL REFERENCES files (id), old_line INTEGER NOT NULL,
  file_id INTEGER NOT NULL REFERENCES files (id), line INTEGER, at INTEGER NOT NULL);
INSERT INTO "amendments" VALUES(1,'time','clickup','4300000001658697902','{"account":"81234567","account_name":"Amir K.","end_at":"1791196200000","id":"4300000001658697902","is_billable":"1","memo":"Round once","seconds":"8100","start_at":"1791188100000","system":"clickup","task_id":"86ex101","task_name":"Money in whole cents"}','{"account":"81234567","account_name":"Amir K.","end_at":"1791196200000","id":"4300000001658697902","is_billable":"1","memo":"Round once","seconds":"7200","start_at":"1791188100000","system":"clickup","task_id":"86ex101","task_name":"Money in whole cents"}',1,3,2,2,1791792000000);
INSERT INTO "amendments" VALUES(2,'billed','upwork','2026-10-06|34848691|','{"amount_minor":"12917","contract":"34848691","currency":"USD","day":"2026-10-06","id":"2026-10-06|34848691|","payment_type":"","seconds":"18600","system":"upwork","title":"Full-stack engineer"}','{"amount_minor":"12917","contract":"34848691","currency":"USD","day":"2026-10-06","id":"2026-10-06|34848691|","payment_type":"","seconds":"19800","system":"upwork","title":"Full-stack engineer"}',3,3,5,3,1791878400000);
CREATE TABLE applicants (
  system TEXT NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, stage TEXT NOT NULL, day TEXT NOT NULL, posting TEXT,
  source TEXT, rate_minor INTEGER, rate_currency TEXT, email TEXT,
  file_id INTEGER NOT NULL REFERENCES files (id), line INTEGER NOT NULL,
  PRIMARY KEY (system, id));
INSERT INTO "applicants" VALUES('pipeline','|amir k.','Amir K.','Started','2026-10-05',NULL,NULL,NULL,NULL,NULL,4,2);
INSERT INTO "applicants" VALUES('pipeline','|bruno','Bruno','Applied','2026-10-02',NULL,NULL,NULL,NULL,NULL,4,3);
CREATE TABLE billed_entries (
  system TEXT NOT NULL, id TEXT NOT NULL, contract TEXT NOT NULL, title TEXT NOT NULL, day TEXT NOT NULL,
  seconds INTEGER NOT NULL CHECK (seconds >= 0), amount_minor INTEGER, currency TEXT, payment_type TEXT NOT NULL,
  file_id INTEGER NOT NULL REFERENCES files (id), line INTEGER NOT NULL,
  PRIMARY KEY (system, id));
INSERT INTO "billed_entries" VALUES('upwork','2026-10-05|34848691|','34848691','Full-stack engineer','2026-10-05',16800,11667,'USD','',3,2);
INSERT INTO "billed_entries" VALUES('upwork','2026-10-06|34848691|','34848691','Full-stack engineer','2026-10-06',19800,12917,'USD','',5,3);
CREATE TABLE files (
  id INTEGER PRIMARY KEY, kind TEXT NOT NULL, digest TEXT NOT NULL, reading TEXT NOT NULL, name TEXT NOT NULL,
  imported_at INTEGER NOT NULL, added INTEGER NOT NULL, amended INTEGER NOT NULL, unchanged INTEGER NOT NULL,
  first_at INTEGER, last_at INTEGER,
  UNIQUE (kind, digest, reading));
INSERT INTO "files" VALUES(1,'clickup-time','05cd32b12a78d27bcd9d28e5dba43cd3194ff4d2bf79623524b61beff92b6175','version 1; columns ; dates -; currency USD','clickup-1.csv',1791792000000,2,0,0,1791176400000,1791188100000);
INSERT INTO "files" VALUES(2,'clickup-time','0f7e447c418fe5dd77b98a85b1bd200888be9e7b5c841277f265d9c967bb8f53','version 1; columns ; dates -; currency USD','clickup-2.csv',1791792000000,0,1,0,1791188100000,1791188100000);
INSERT INTO "files" VALUES(3,'upwork-weekly','146344bdb2c55585e01a5822b049eac58b3c004dca3f22483cdaa87b8ca2abe4','version 1; columns ; dates -; currency USD','upwork-1.csv',1791792000000,2,0,0,1791158400000,1791244800000);
INSERT INTO "files" VALUES(4,'pipeline','cc1fb2a744e033c1948b1080c764b7a7d959c17b237f73bf8c96b2ab92e6826b','version 1; columns date=Date,name=Name,stage=Status; dates -; currency USD','applicants.csv',1791792000000,2,0,0,1790899200000,1791158400000);
INSERT INTO "files" VALUES(5,'upwork-weekly','4dcd33229cdd7907aa34f778be4427786fa88d2774c181f49be38758ccb15aee','version 1; columns ; dates -; currency USD','upwork-1.csv',1791878400000,0,1,1,1791158400000,1791244800000);
CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
INSERT INTO "grdb_migrations" VALUES('1 records');
CREATE TABLE skipped_rows (
  file_id INTEGER NOT NULL REFERENCES files (id), line INTEGER NOT NULL, reason TEXT NOT NULL);
INSERT INTO "skipped_rows" VALUES(1,4,'the timer was still running');
CREATE TABLE time_entries (
  system TEXT NOT NULL, id TEXT NOT NULL, account TEXT NOT NULL, account_name TEXT NOT NULL,
  start_at INTEGER NOT NULL, end_at INTEGER, seconds INTEGER NOT NULL CHECK (seconds >= 0), memo TEXT NOT NULL,
  task_id TEXT, task_name TEXT, task_status TEXT, task_estimate_seconds INTEGER, is_billable INTEGER NOT NULL,
  created_at INTEGER, file_id INTEGER NOT NULL REFERENCES files (id), line INTEGER NOT NULL,
  PRIMARY KEY (system, id));
INSERT INTO "time_entries" VALUES('clickup','4300000000829348951','81234567','Amir K.',1791176400000,1791185400000,9000,'Add a money type','86ex101','Money in whole cents',NULL,NULL,1,NULL,1,2);
INSERT INTO "time_entries" VALUES('clickup','4300000001658697902','81234567','Amir K.',1791188100000,1791196200000,7200,'Round once','86ex101','Money in whole cents',NULL,NULL,1,NULL,2,2);
CREATE INDEX skipped_rows_by_file ON skipped_rows (file_id);
CREATE INDEX time_entries_by_start ON time_entries (start_at);
CREATE INDEX time_entries_by_file ON time_entries (file_id);
CREATE INDEX billed_entries_by_day ON billed_entries (day);
CREATE INDEX billed_entries_by_file ON billed_entries (file_id);
CREATE INDEX applicants_by_file ON applicants (file_id);
CREATE INDEX amendments_by_entry ON amendments (kind, system, entry);
COMMIT;
