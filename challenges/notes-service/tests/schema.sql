CREATE TABLE notes (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  title text NOT NULL,
  body text NOT NULL,
  version integer NOT NULL DEFAULT 1
);

CREATE TABLE note_tags (
  note_id integer NOT NULL REFERENCES notes ON DELETE CASCADE,
  tag text NOT NULL,
  PRIMARY KEY (note_id, tag)
);

CREATE INDEX note_tags_by_tag ON note_tags (tag, note_id);

INSERT INTO notes (title, body) VALUES
  ('Shift handover', 'The batch import runs again at six.'),
  ('Runbook', 'Restart the importer before the indexer.');

INSERT INTO note_tags VALUES (1, 'on-call'), (2, 'on-call'), (2, 'import');
