-- The holding version is >= ALL known versions of its entry, compared as rows.
WITH RECURSIVE family AS (
    SELECT l.id AS root_id, l.id, l.recorded_at
    FROM ledger AS l
    WHERE l.corrects_id IS NULL
    UNION ALL
    SELECT f.root_id, l.id, l.recorded_at
    FROM family AS f
    JOIN ledger AS l ON l.corrects_id = f.id
),
known AS (
    SELECT f.* FROM family AS f JOIN report AS r ON r.known_at >= f.recorded_at
),
valid AS (
    SELECT l.account_id, l.effective_on, k.root_id AS entry_id, l.amount
    FROM known AS k
    JOIN ledger AS l ON l.id = k.id
    WHERE (k.recorded_at, k.id) >= ALL (
            SELECT n.recorded_at, n.id FROM known AS n WHERE n.root_id = k.root_id
        )
        AND l.account_id IN (SELECT id FROM accounts)
        AND l.amount = l.amount
),
both_parts AS (
    SELECT a.id AS account_id, r.from_on AS effective_on, NULL::integer AS entry_id, NULL::numeric AS amount,
        coalesce(sum(v.amount), 0) AS delta
    FROM accounts AS a
    CROSS JOIN report AS r
    LEFT JOIN valid AS v ON v.account_id = a.id AND v.effective_on < r.from_on
    GROUP BY a.id, r.from_on
    UNION ALL
    SELECT v.account_id, v.effective_on, v.entry_id, v.amount, v.amount
    FROM valid AS v
    JOIN report AS r ON v.effective_on BETWEEN r.from_on AND r.to_on
)
SELECT account_id, effective_on, entry_id, amount, sum(delta) OVER page AS balance
FROM both_parts
WINDOW page AS (PARTITION BY account_id ORDER BY effective_on, entry_id NULLS FIRST)
ORDER BY account_id, effective_on, entry_id NULLS FIRST;
