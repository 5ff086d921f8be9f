-- wrong-answer: everyday, cents
-- The price is part of the key, so a product sold at two prices has two revenues.
WITH pieces AS (
  SELECT o.region_id, l.product_id, l.unit_price, sum(l.quantity) AS pieces
  FROM orders o
  JOIN order_lines l ON l.order_id = o.id
  WHERE o.status <> 'cancelled'
    AND tsrange('2026-04-01', '2026-07-01', '[)') @> o.placed_at
  GROUP BY o.region_id, l.product_id, l.unit_price
  UNION ALL
  SELECT o.region_id, l.product_id, l.unit_price, -sum(r.quantity)
  FROM orders o
  JOIN order_lines l ON l.order_id = o.id
  JOIN returns r ON r.line_id = l.id
  WHERE o.status <> 'cancelled'
    AND tsrange('2026-04-01', '2026-07-01', '[)') @> r.returned_at
  GROUP BY o.region_id, l.product_id, l.unit_price
),
prices AS (
  SELECT region_id, product_id, unit_price, unit_price * sum(pieces) AS amount
  FROM pieces
  GROUP BY region_id, product_id, unit_price
),
ranked AS (
  SELECT
    x.region_id, x.product_id, sum(x.amount) AS revenue,
    rank() OVER (PARTITION BY x.region_id ORDER BY sum(x.amount) DESC) AS rank
  FROM prices x
  WHERE x.product_id IS NOT NULL
  GROUP BY x.region_id, x.product_id, x.unit_price
  HAVING sum(x.amount) > 0
)
SELECT coalesce(g.name, '(unknown)') AS region, k.rank, p.id AS product_id, p.name AS product, k.revenue
FROM products p
JOIN ranked k ON k.product_id = p.id AND k.rank <= 3
LEFT JOIN regions g ON g.id = k.region_id
ORDER BY g.name, k.rank, p.name, p.id;
