-- Each version holds during a tsrange up to the next one; the period is a daterange.
WITH RECURSIVE family (entry_id, member) AS (
    SELECT id, id FROM ledger WHERE corrects_id IS NULL
    UNION ALL
    SELECT f.entry_id, c.id FROM family f JOIN ledger c ON c.corrects_id = f.member
),
held AS (
    SELECT f.entry_id, l.account_id, l.effective_on, l.amount,
        tsrange(l.recorded_at, lead(l.recorded_at) OVER next_one) AS holds
    FROM family f
    JOIN ledger l ON l.id = f.member
    WINDOW next_one AS (PARTITION BY f.entry_id ORDER BY l.recorded_at, l.id)
),
lines AS (
    SELECT h.account_id, h.effective_on, h.entry_id, h.amount,
        sum(h.amount) OVER (PARTITION BY h.account_id ORDER BY h.effective_on, h.entry_id) AS balance
    FROM held h, report r
    WHERE h.holds @> r.known_at AND num_nonnulls(h.account_id, h.amount) = 2
),
opening AS (
    SELECT a.id AS account_id, coalesce(last_one.balance, 0) AS balance
    FROM accounts a
    LEFT JOIN LATERAL (
        SELECT e.balance
        FROM lines e, report r
        WHERE e.account_id = a.id AND e.effective_on < r.from_on
        ORDER BY e.effective_on DESC, e.entry_id DESC
        FETCH FIRST ROW ONLY
    ) last_one ON true
)
SELECT o.account_id, r.from_on AS effective_on, NULL::int AS entry_id, NULL::numeric AS amount, o.balance
FROM opening o, report r
UNION ALL
SELECT e.*
FROM lines e, report r
WHERE daterange(r.from_on, r.to_on, '[]') @> e.effective_on
ORDER BY 1, 2, 3 NULLS FIRST;
