-- wrong-answer: sample, ties
-- The default frame counts the peers: ties take the last of their places.
WITH bounds AS (
  SELECT TIMESTAMP '2026-04-01' AS first, TIMESTAMP '2026-04-01' + INTERVAL '3 months' AS next
),
lines AS (
  SELECT l.*, o.region_id, o.placed_at
  FROM order_lines l
  JOIN orders o ON o.id = l.order_id AND o.status <> 'cancelled'
  WHERE l.product_id IS NOT NULL
),
movements AS (
  SELECT region_id, product_id, quantity * unit_price AS amount
  FROM lines
  JOIN bounds ON placed_at >= first AND placed_at < next
  UNION ALL
  SELECT n.region_id, n.product_id, -r.quantity * n.unit_price
  FROM lines n
  JOIN returns r ON r.line_id = n.id
  JOIN bounds ON returned_at >= first AND returned_at < next
),
counted AS (
  SELECT
    region_id,
    product_id,
    sum(amount) AS revenue,
    count(*) OVER (PARTITION BY region_id ORDER BY sum(amount) DESC) AS place
  FROM movements
  GROUP BY region_id, product_id
  HAVING sum(amount) > 0
)
SELECT
  coalesce(g.name, '(unknown)') AS region,
  c.place AS rank,
  c.product_id,
  p.name AS product,
  c.revenue
FROM counted c
JOIN products p ON p.id = c.product_id
LEFT JOIN regions g ON g.id = c.region_id
WHERE c.place <= 3
ORDER BY g.name, c.place;
