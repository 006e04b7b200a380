CREATE TABLE functions (
  name TEXT PRIMARY KEY,
  last_version INTEGER NOT NULL,
  reserved_concurrency INTEGER
) STRICT;

CREATE TABLE versions (
  function TEXT NOT NULL REFERENCES functions (name) ON DELETE CASCADE,
  version TEXT NOT NULL,
  revision TEXT NOT NULL,
  revision_id TEXT NOT NULL,
  content TEXT NOT NULL,
  configuration TEXT NOT NULL,
  code_sha256 TEXT NOT NULL,
  code_bytes INTEGER NOT NULL,
  modified_millis INTEGER NOT NULL,
  progress TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (function, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE aliases (
  function TEXT NOT NULL REFERENCES functions (name) ON DELETE CASCADE,
  name TEXT NOT NULL,
  version TEXT NOT NULL,
  description TEXT NOT NULL,
  weights TEXT NOT NULL,
  revision_id TEXT NOT NULL,
  PRIMARY KEY (function, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE provisioned (
  function TEXT NOT NULL REFERENCES functions (name) ON DELETE CASCADE,
  qualifier TEXT NOT NULL,
  requested INTEGER NOT NULL,
  modified_millis INTEGER NOT NULL,
  PRIMARY KEY (function, qualifier)
) STRICT, WITHOUT ROWID;

CREATE TABLE urls (
  function TEXT NOT NULL REFERENCES functions (name) ON DELETE CASCADE,
  qualifier TEXT NOT NULL,
  url_id TEXT NOT NULL UNIQUE,
  requires_signature INTEGER NOT NULL,
  cors TEXT,
  created_millis INTEGER NOT NULL,
  modified_millis INTEGER NOT NULL,
  PRIMARY KEY (function, qualifier)
) STRICT, WITHOUT ROWID;

CREATE TABLE tags (
  function TEXT NOT NULL REFERENCES functions (name) ON DELETE CASCADE,
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (function, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE policies (
  function TEXT NOT NULL REFERENCES functions (name) ON DELETE CASCADE,
  qualifier TEXT NOT NULL,
  statements TEXT NOT NULL,
  PRIMARY KEY (function, qualifier)
) STRICT, WITHOUT ROWID;

CREATE TABLE usage (
  service TEXT NOT NULL,
  month TEXT NOT NULL,
  architecture TEXT NOT NULL,
  memory_megabytes INTEGER NOT NULL,
  requests INTEGER NOT NULL,
  -- The rest in megabyte-milliseconds.
  duration INTEGER NOT NULL,
  provisioned_duration INTEGER NOT NULL,
  provisioned_concurrency INTEGER NOT NULL,
  ephemeral_storage INTEGER NOT NULL,
  PRIMARY KEY (month, service, architecture, memory_megabytes)
) STRICT, WITHOUT ROWID;
