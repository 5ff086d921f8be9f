REVOKE ALL ON SCHEMA public FROM PUBLIC;

GRANT USAGE ON SCHEMA public TO learner;

-- Functions that even a query past the allow-list could not call, by the beginning of their names: they wait, lock, signal
-- other sessions, change settings, touch files, or run SQL given as text.
DO $$
DECLARE closed regprocedure;
BEGIN
  FOR closed IN SELECT oid::regprocedure FROM pg_proc WHERE proname LIKE ANY (ARRAY[
    'pg\_sleep%', 'pg\_advisory%', 'pg\_try\_advisory%', 'pg\_notify%', 'pg\_terminate%', 'pg\_cancel%',
    'pg\_reload%', 'pg\_rotate%', 'pg\_read%', 'pg\_ls%', 'pg\_stat\_file%', 'pg\_logical%',
    'pg\_export%', 'set\_config%', 'current\_setting%', 'lo\_%', 'loread%', 'lowrite%', 'query\_to\_%',
    'table\_to\_%', 'schema\_to\_%', 'database\_to\_%', 'cursor\_to\_%', 'dblink%'
  ]) LOOP
    EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', closed);
  END LOOP;
END $$;
