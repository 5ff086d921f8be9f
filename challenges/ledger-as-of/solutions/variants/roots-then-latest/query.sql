WITH RECURSIVE versions AS (
  SELECT l.id AS entry_id, l.* FROM ledger l WHERE l.corrects_id IS NULL
  UNION ALL
  SELECT v.entry_id, l.* FROM versions v JOIN ledger l ON l.corrects_id = v.id
), known AS (
  SELECT v.*, row_number() OVER (PARTITION BY entry_id ORDER BY recorded_at DESC, id DESC) AS nth
    FROM versions v, report r
   WHERE v.recorded_at <= r.known_at
), valid AS (
  SELECT entry_id, account_id, effective_on, amount
    FROM known WHERE nth = 1 AND amount IS NOT NULL AND account_id IS NOT NULL
), openings AS (
  SELECT a.id AS account_id,
         coalesce((SELECT sum(v.amount) FROM valid v
                    WHERE v.account_id = a.id AND v.effective_on < r.from_on), 0) AS balance
    FROM accounts a, report r
)
SELECT o.account_id, r.from_on AS effective_on, NULL::integer AS entry_id, NULL::numeric AS amount, o.balance
  FROM openings o, report r
UNION ALL
SELECT v.account_id, v.effective_on, v.entry_id, v.amount,
       o.balance + sum(v.amount) OVER (PARTITION BY v.account_id ORDER BY v.effective_on, v.entry_id)
  FROM valid v JOIN openings o USING (account_id), report r
 WHERE v.effective_on BETWEEN r.from_on AND r.to_on
 ORDER BY account_id, effective_on, entry_id NULLS FIRST
