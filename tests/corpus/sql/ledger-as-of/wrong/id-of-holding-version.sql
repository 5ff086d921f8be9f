-- wrong-answer: sample, long-chains
-- entry_id is the id of the holding version, not of the original.
WITH RECURSIVE known AS (
    SELECT l.*
    FROM ledger l
    WHERE l.recorded_at <= (SELECT known_at FROM report)
),
tree AS (
    SELECT k.id AS entry_id, k.*
    FROM known k
    WHERE k.corrects_id IS NULL
    UNION ALL
    SELECT t.entry_id, k.*
    FROM tree t
    INNER JOIN known k ON k.corrects_id = t.id
),
newest AS (
    SELECT DISTINCT ON (entry_id) *
    FROM tree
    ORDER BY entry_id, recorded_at DESC, id DESC
),
valid AS (
    SELECT id AS entry_id, account_id, effective_on, amount
    FROM newest
    WHERE NOT (account_id IS NULL OR amount IS NULL)
)
SELECT
    a.id AS account_id,
    r.from_on AS effective_on,
    CAST(NULL AS integer) AS entry_id,
    CAST(NULL AS numeric) AS amount,
    coalesce((
        SELECT sum(v.amount) FROM valid v WHERE v.account_id = a.id AND v.effective_on < r.from_on
    ), 0) AS balance
FROM accounts a, report r
UNION ALL
SELECT
    v.account_id,
    v.effective_on,
    v.entry_id,
    v.amount,
    (
        SELECT sum(b.amount)
        FROM valid b
        WHERE b.account_id = v.account_id
          AND (b.effective_on, b.entry_id) <= (v.effective_on, v.entry_id)
    )
FROM valid v, report r
WHERE v.effective_on BETWEEN r.from_on AND r.to_on
ORDER BY 1, 2, 3 NULLS FIRST;
