/** Empties every table, those that a service has made among them. */
export const TRUNCATE_ALL = `DO $all$
DECLARE names text;
BEGIN
  SELECT string_agg(oid::regclass::text, ', ') INTO names
    FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r';
  IF names IS NOT NULL THEN
    EXECUTE 'TRUNCATE ' || names || ' RESTART IDENTITY CASCADE';
  END IF;
END $all$`;
