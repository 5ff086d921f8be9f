-- runtime-error: same-moment
-- A scalar subquery expects one version at the last moment.
WITH RECURSIVE versions AS (
    SELECT l.id AS entry_id, l.* FROM ledger l WHERE l.corrects_id IS NULL
    UNION ALL
    SELECT v.entry_id, l.* FROM versions v JOIN ledger l ON l.corrects_id = v.id
),
known AS (
    SELECT v.* FROM versions v, report r WHERE v.recorded_at <= r.known_at
),
lines AS (
    SELECT k.account_id, k.effective_on, k.entry_id, k.amount,
        sum(k.amount) OVER (PARTITION BY k.account_id ORDER BY k.effective_on, k.entry_id) AS balance
    FROM known k
    WHERE k.id = (
            SELECT n.id
            FROM known n
            WHERE n.entry_id = k.entry_id
              AND n.recorded_at = (SELECT max(m.recorded_at) FROM known m WHERE m.entry_id = k.entry_id)
        )
        AND k.account_id IS NOT NULL
        AND k.amount IS NOT NULL
)
SELECT a.id AS account_id, r.from_on AS effective_on, NULL::int AS entry_id, NULL::numeric AS amount,
    coalesce((SELECT sum(e.amount) FROM lines e WHERE e.account_id = a.id AND e.effective_on < r.from_on), 0) AS balance
FROM accounts a, report r
UNION ALL
SELECT e.*
FROM lines e, report r
WHERE e.effective_on BETWEEN r.from_on AND r.to_on
ORDER BY 1, 2, 3 NULLS FIRST;
