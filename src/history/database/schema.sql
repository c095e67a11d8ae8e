-- Layout 1. Times are milliseconds since 1970-01-01 UTC, days are days since then. A layout that was published never
-- changes: the next one is a file of its own.
CREATE TABLE tickmark_series (
  id BIGINT PRIMARY KEY,
  name TEXT NOT NULL,
  scope_digest TEXT NOT NULL,
  scope TEXT NOT NULL,
  UNIQUE (name, scope_digest)
);
CREATE TABLE tickmark_run (
  id BIGINT PRIMARY KEY,
  series BIGINT NOT NULL REFERENCES tickmark_series (id),
  evaluated_at BIGINT NOT NULL,
  as_of BIGINT NOT NULL,
  version TEXT NOT NULL,
  content_digest TEXT NOT NULL,
  verdict TEXT NOT NULL
);
CREATE INDEX tickmark_run_order ON tickmark_run (series, evaluated_at, id);
CREATE TABLE tickmark_subject (
  id BIGINT PRIMARY KEY,
  series BIGINT NOT NULL REFERENCES tickmark_series (id),
  topic TEXT NOT NULL CHECK (topic IN ('check', 'control', 'framework', 'kind', 'rule')),
  key TEXT NOT NULL,
  name TEXT NOT NULL,
  UNIQUE (series, topic, key)
);
-- What a subject came to in a run, where the run before it in its series said otherwise.
CREATE TABLE tickmark_change (
  run BIGINT NOT NULL REFERENCES tickmark_run (id),
  subject BIGINT NOT NULL REFERENCES tickmark_subject (id),
  value TEXT NOT NULL,
  PRIMARY KEY (run, subject)
);
CREATE TABLE tickmark_measure (
  run BIGINT NOT NULL REFERENCES tickmark_run (id),
  position BIGINT NOT NULL,
  name TEXT NOT NULL,
  labels TEXT NOT NULL,
  value DOUBLE PRECISION,
  numerator DOUBLE PRECISION,
  denominator DOUBLE PRECISION,
  left_out TEXT NOT NULL,
  note TEXT NOT NULL,
  PRIMARY KEY (run, position)
);
-- For dashboards: every figure of every run.
CREATE VIEW tickmark_figure AS
  SELECT s.name AS series, r.id AS run, r.evaluated_at, m.name, m.labels, m.value, m.numerator, m.denominator
  FROM tickmark_measure m JOIN tickmark_run r ON r.id = m.run JOIN tickmark_series s ON s.id = r.series;
