-- The versions of an entry become a sorted JSON array, of which the last element holds.
WITH RECURSIVE tree AS (
    SELECT l.id AS entry_id, l.id AS version_id
    FROM ledger l
    WHERE l.corrects_id IS NULL
    UNION ALL
    SELECT t.entry_id, l.id
    FROM tree t
    JOIN ledger l ON l.corrects_id = t.version_id
),
entries AS (
    SELECT t.entry_id, jsonb_agg(to_jsonb(l) ORDER BY l.recorded_at, l.id) -> -1 AS held
    FROM tree t
    JOIN ledger l ON l.id = t.version_id
    JOIN report r ON r.known_at >= l.recorded_at
    GROUP BY t.entry_id
),
lines AS (
    SELECT (held ->> 'account_id')::integer AS account_id,
        (held ->> 'effective_on')::date AS effective_on,
        entry_id,
        (held ->> 'amount')::numeric(12, 2) AS amount
    FROM entries
    WHERE held ->> 'account_id' IS NOT NULL AND held ->> 'amount' IS NOT NULL
    UNION ALL
    SELECT a.id, r.from_on, NULL, NULL
    FROM accounts a, report r
),
running AS (
    SELECT lines.*, coalesce(sum(amount) OVER upto, 0) AS balance
    FROM lines
    WINDOW upto AS (PARTITION BY account_id ORDER BY effective_on, entry_id NULLS FIRST)
)
SELECT n.*
FROM running n
WHERE EXISTS (SELECT 1 FROM report r WHERE n.effective_on >= r.from_on AND n.effective_on <= r.to_on)
ORDER BY n.account_id, n.effective_on, n.entry_id NULLS FIRST;
