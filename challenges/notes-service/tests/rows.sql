TRUNCATE notes, note_tags RESTART IDENTITY;

INSERT INTO notes (title, body)
SELECT 'Note ' || n, repeat('What happened, and what to do about it. ', 6) FROM generate_series(1, {{rows}}) AS n;

INSERT INTO note_tags SELECT id, 'all' FROM notes WHERE id % 2 = 0;

INSERT INTO note_tags SELECT id, 'team-' || id % 7 FROM notes;
