-- presentation: sample, single-row
-- The last column is called brought, because the first part of the union does not name it balance.
WITH RECURSIVE children AS (
  SELECT corrects_id AS id, id AS child_id FROM ledger WHERE corrects_id IS NOT NULL
),
versions (entry_id, id) AS (
  SELECT id, id FROM ledger WHERE corrects_id IS NULL
  UNION ALL
  SELECT entry_id, child_id FROM versions NATURAL JOIN children
),
known AS (
  SELECT entry_id, id, account_id, effective_on, amount, recorded_at
  FROM versions
  NATURAL JOIN ledger
  CROSS JOIN report
  WHERE recorded_at <= known_at
),
last_moments AS (
  SELECT entry_id, max(recorded_at) AS recorded_at FROM known GROUP BY entry_id
),
last_ids AS (
  SELECT entry_id, max(id) AS id FROM known NATURAL JOIN last_moments GROUP BY entry_id
),
valid AS (
  SELECT account_id, effective_on, entry_id, amount
  FROM known
  NATURAL JOIN last_ids
  WHERE account_id IS NOT NULL AND amount IS NOT NULL
),
before_period AS (
  SELECT account_id, sum(amount) AS brought
  FROM valid CROSS JOIN report
  WHERE effective_on < from_on
  GROUP BY account_id
),
every_account AS (
  SELECT account_id, from_on, to_on, coalesce(brought, 0) AS brought
  FROM (SELECT id AS account_id FROM accounts) AS ids
  CROSS JOIN report
  NATURAL LEFT JOIN before_period
)
SELECT account_id, from_on AS effective_on, NULL::integer AS entry_id, NULL::numeric AS amount, brought
FROM every_account
UNION ALL
SELECT account_id, effective_on, entry_id, amount,
  brought + sum(amount) OVER (PARTITION BY account_id ORDER BY effective_on, entry_id)
FROM valid
NATURAL JOIN every_account
WHERE effective_on BETWEEN from_on AND to_on
ORDER BY account_id, effective_on, entry_id NULLS FIRST;
