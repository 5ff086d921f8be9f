-- wrong-answer: sample, quarter-ends
-- An order placed at the very start of the quarter is not counted.
SELECT region, rank, product_id, product, revenue
FROM (
  SELECT
    g.name,
    coalesce(g.name, '(unknown)') AS region,
    rank() OVER (PARTITION BY m.region_id ORDER BY sum(m.amount) DESC) AS rank,
    m.product_id,
    p.name AS product,
    sum(m.amount) AS revenue
  FROM (
    SELECT o.region_id, l.product_id, l.quantity * l.unit_price AS amount
    FROM orders o
    JOIN order_lines l ON l.order_id = o.id
    WHERE o.status <> 'cancelled'
      AND o.placed_at > '2026-04-01' AND o.placed_at < '2026-07-01'
    UNION ALL
    SELECT o.region_id, l.product_id, -r.quantity * l.unit_price
    FROM returns r
    JOIN order_lines l ON l.id = r.line_id
    JOIN orders o ON o.id = l.order_id
    WHERE o.status <> 'cancelled'
      AND r.returned_at >= '2026-04-01' AND r.returned_at < '2026-07-01'
  ) AS m
  JOIN products p ON p.id = m.product_id
  LEFT JOIN regions g ON g.id = m.region_id
  GROUP BY m.region_id, g.name, m.product_id, p.name
  HAVING sum(m.amount) > 0
) AS ranked
WHERE rank <= 3
ORDER BY name, rank;
