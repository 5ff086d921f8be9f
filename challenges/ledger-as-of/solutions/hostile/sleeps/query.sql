SELECT
  a.id AS account_id, NULL::date AS effective_on, NULL::integer AS entry_id, NULL::numeric AS amount, 0.00 AS balance
FROM accounts AS a, pg_sleep(60);
