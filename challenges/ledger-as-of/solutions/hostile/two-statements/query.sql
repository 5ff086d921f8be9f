SELECT 1 AS account_id, DATE '2026-03-01' AS effective_on, 101 AS entry_id, 0.00 AS amount, 0.00 AS balance;
UPDATE report SET known_at = '2000-01-01';
