WITH movements AS (
  SELECT o.region_id, l.product_id, l.quantity * l.unit_price AS amount
  FROM orders AS o
  JOIN order_lines AS l ON l.order_id = o.id
  WHERE o.status <> 'cancelled'
    AND o.placed_at >= TIMESTAMP '2026-04-01'
    AND o.placed_at < TIMESTAMP '2026-07-01'
  UNION ALL
  SELECT o.region_id, l.product_id, -r.quantity * l.unit_price
  FROM returns AS r
  JOIN order_lines AS l ON l.id = r.line_id
  JOIN orders AS o ON o.id = l.order_id
  WHERE o.status <> 'cancelled'
    AND r.returned_at >= TIMESTAMP '2026-04-01'
    AND r.returned_at < TIMESTAMP '2026-07-01'
),
sellers AS (
  SELECT m.region_id, min(p.id) AS product_id, p.name, sum(m.amount) AS revenue
  FROM movements AS m
  JOIN products AS p ON p.id = m.product_id
  GROUP BY m.region_id, p.name
  HAVING sum(m.amount) > 0
),
ranked AS (
  SELECT
    region_id,
    product_id,
    name,
    revenue,
    rank() OVER (PARTITION BY region_id ORDER BY revenue DESC) AS rank
  FROM sellers
)
SELECT
  coalesce(g.name, '(unknown)') AS region,
  k.rank,
  k.product_id,
  k.name                        AS product,
  k.revenue
FROM ranked AS k
LEFT JOIN regions AS g ON g.id = k.region_id
WHERE k.rank <= 3
ORDER BY g.name NULLS LAST, k.rank, k.product_id;
