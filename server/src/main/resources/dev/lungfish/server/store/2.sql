-- How each function is to run, as JSON: its placement and the settings of its replicas. NULL is the default.
ALTER TABLE functions ADD COLUMN hosting TEXT;

-- All times in milliseconds; those of replicas and nodes are summed over them.
CREATE TABLE held_replicas (
  month TEXT NOT NULL,
  service TEXT NOT NULL,
  architecture TEXT NOT NULL,
  cpu_millis INTEGER NOT NULL,
  megabytes INTEGER NOT NULL,
  held INTEGER NOT NULL,
  billed INTEGER NOT NULL,
  starts INTEGER NOT NULL,
  PRIMARY KEY (month, service, architecture, cpu_millis, megabytes)
) STRICT, WITHOUT ROWID;

CREATE TABLE held_nodes (
  month TEXT NOT NULL,
  architecture TEXT NOT NULL,
  cpu_millis INTEGER NOT NULL,
  megabytes INTEGER NOT NULL,
  held INTEGER NOT NULL,
  PRIMARY KEY (month, architecture, cpu_millis, megabytes)
) STRICT, WITHOUT ROWID;

CREATE TABLE service_time (
  month TEXT NOT NULL,
  service TEXT NOT NULL,
  metered INTEGER NOT NULL,
  PRIMARY KEY (month, service)
) STRICT, WITHOUT ROWID;

CREATE TABLE platform_time (
  month TEXT PRIMARY KEY,
  running INTEGER NOT NULL,
  clustered INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
