-- The table moves aside and has the new name already; a view with both names rewrites what programs write.
SET lock_timeout = '100ms';

DO $$
BEGIN
  IF to_regclass('accounts_rows') IS NULL
     AND EXISTS (SELECT FROM pg_attribute WHERE attrelid = 'accounts'::regclass AND attname = 'login') THEN
    ALTER TABLE accounts RENAME TO accounts_rows;
    ALTER TABLE accounts_rows RENAME COLUMN login TO email;

    CREATE VIEW accounts AS
      SELECT id, email, email AS login, plan, note, created_at FROM accounts_rows;

    CREATE RULE accounts_added AS ON INSERT TO accounts DO INSTEAD
      INSERT INTO accounts_rows (id, email, plan, note, created_at)
      VALUES (NEW.id, coalesce(NEW.email, NEW.login), coalesce(NEW.plan, 'free'), coalesce(NEW.note, ''), NEW.created_at);

    CREATE RULE accounts_changed AS ON UPDATE TO accounts DO INSTEAD
      UPDATE accounts_rows
         SET id = NEW.id,
             email = CASE WHEN NEW.login IS DISTINCT FROM OLD.login THEN NEW.login ELSE NEW.email END,
             plan = NEW.plan,
             note = NEW.note,
             created_at = NEW.created_at
       WHERE id = OLD.id;

    CREATE RULE accounts_removed AS ON DELETE TO accounts DO INSTEAD
      DELETE FROM accounts_rows WHERE id = OLD.id;
  END IF;
END $$;
