-- What an audit remembers. Times that are written out are ISO 8601 in UTC.

CREATE TABLE run (
  id INTEGER PRIMARY KEY,
  sources TEXT NOT NULL,          -- a JSON array, as the user wrote them
  options TEXT NOT NULL,
  rules TEXT NOT NULL,            -- version of the rules and of all that decides what is found
  watch INTEGER NOT NULL,
  profile TEXT NOT NULL,
  pass_mark INTEGER NOT NULL,
  tool TEXT NOT NULL,
  begun TEXT NOT NULL,
  status TEXT NOT NULL            -- running (or killed), stopped, finished
);

-- What reports are like, for packing them.
CREATE TABLE sample (
  id INTEGER PRIMARY KEY,
  bytes BLOB NOT NULL UNIQUE
);

-- One article's text, checked under one version of the rules.
CREATE TABLE checked (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  rules TEXT NOT NULL,
  score INTEGER NOT NULL,
  verdict TEXT NOT NULL,
  words INTEGER NOT NULL,
  findings INTEGER NOT NULL,
  penalty REAL NOT NULL,
  sample INTEGER NOT NULL REFERENCES sample(id),
  json BLOB NOT NULL,
  html BLOB NOT NULL,
  UNIQUE (key, fingerprint, rules)
);

-- What each rule's findings cost it.
CREATE TABLE cost (
  checked INTEGER NOT NULL REFERENCES checked(id),
  rule TEXT NOT NULL,
  label TEXT NOT NULL,
  findings INTEGER NOT NULL,
  penalty REAL NOT NULL,
  PRIMARY KEY (checked, rule)
) WITHOUT ROWID;

-- One article of a run, in the order of reading.
CREATE TABLE article (
  run INTEGER NOT NULL REFERENCES run(id),
  number INTEGER NOT NULL,
  place TEXT NOT NULL,
  key TEXT NOT NULL,
  title TEXT NOT NULL,
  source TEXT NOT NULL,
  published TEXT,
  stamp TEXT NOT NULL,
  outcome TEXT NOT NULL,          -- checked, copy, skipped, unreadable, failed
  fingerprint TEXT,               -- checked, copy, failed
  signature BLOB,                 -- checked, failed: stories, of which others may be copies
  checked INTEGER REFERENCES checked(id),
  original INTEGER,               -- copy: the number of its story
  similarity REAL,
  problem TEXT,                   -- skipped, unreadable, failed: why
  remedy TEXT,
  replaced INTEGER NOT NULL DEFAULT 0, -- a watched article that has changed since
  PRIMARY KEY (run, number)
);
CREATE UNIQUE INDEX article_place ON article (run, place) WHERE replaced = 0;
CREATE INDEX article_key ON article (key, run, number);
CREATE INDEX article_original ON article (run, original) WHERE original IS NOT NULL;

-- What a watched feed had last time.
CREATE TABLE feed (
  address TEXT PRIMARY KEY,
  etag TEXT,
  last_modified TEXT,
  next_look INTEGER NOT NULL,     -- milliseconds since 1970, as below
  failures INTEGER NOT NULL
) WITHOUT ROWID;

-- What a webhook is still to be told.
CREATE TABLE outbox (
  id TEXT PRIMARY KEY,
  type TEXT NOT NULL,
  happened INTEGER NOT NULL,
  body TEXT NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  next_attempt INTEGER NOT NULL,
  trouble TEXT NOT NULL DEFAULT ''
) WITHOUT ROWID;
