WITH movements AS (
  SELECT o.region_id, l.product_id, l.quantity * l.unit_price AS amount
  FROM orders AS o
  JOIN order_lines AS l ON l.order_id = o.id
  WHERE o.status <> 'cancelled'
    AND o.placed_at >= TIMESTAMP '2026-04-01'
    AND o.placed_at < TIMESTAMP '2026-07-01'
  UNION
  SELECT o.region_id, l.product_id, -r.quantity * l.unit_price
  FROM returns AS r
  JOIN order_lines AS l ON l.id = r.line_id
  JOIN orders AS o ON o.id = l.order_id
  WHERE o.status <> 'cancelled'
    AND r.returned_at >= TIMESTAMP '2026-04-01'
    AND r.returned_at < TIMESTAMP '2026-07-01'
),
sellers AS (
  SELECT region_id, product_id, sum(amount) AS revenue
  FROM movements
  WHERE product_id IS NOT NULL
  GROUP BY region_id, product_id
  HAVING sum(amount) > 0
),
ranked AS (
  SELECT
    region_id,
    product_id,
    revenue,
    rank() OVER (PARTITION BY region_id ORDER BY revenue DESC) AS rank
  FROM sellers
)
SELECT
  coalesce(g.name, '(unknown)') AS region,
  k.rank,
  k.product_id,
  p.name                        AS product,
  k.revenue
FROM ranked AS k
JOIN products AS p ON p.id = k.product_id
LEFT JOIN regions AS g ON g.id = k.region_id
WHERE k.rank <= 3
ORDER BY g.name NULLS LAST, k.rank, k.product_id;
