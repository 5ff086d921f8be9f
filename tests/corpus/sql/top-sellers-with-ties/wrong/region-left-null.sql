-- wrong-answer: sample, unknown-region
-- Orders without a region show NULL instead of the label.
WITH movements AS (
  SELECT o.region_id, l.product_id, l.quantity * l.unit_price AS amount
  FROM orders AS o
  INNER JOIN order_lines AS l ON l.order_id = o.id
  WHERE o.status <> 'cancelled'
    AND o.placed_at > '2026-03-31 23:59:59.999999'
    AND o.placed_at < '2026-07-01'
  UNION ALL
  SELECT o.region_id, l.product_id, -r.quantity * l.unit_price
  FROM orders AS o
  INNER JOIN order_lines AS l ON l.order_id = o.id
  INNER JOIN returns AS r ON r.line_id = l.id
  WHERE o.status <> 'cancelled'
    AND r.returned_at > '2026-03-31 23:59:59.999999'
    AND r.returned_at < '2026-07-01'
),
sellers AS (
  SELECT m.region_id, p.id AS product_id, p.name AS product, sum(m.amount) AS revenue
  FROM movements AS m
  INNER JOIN products AS p ON p.id = m.product_id
  GROUP BY m.region_id, p.id
  HAVING sum(m.amount) > 0
),
compared AS (
  SELECT
    *,
    rank() OVER sorted AS rank,
    nth_value(revenue, 3) OVER (
      sorted ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) AS bar
  FROM sellers
  WINDOW sorted AS (PARTITION BY region_id ORDER BY revenue DESC)
)
SELECT g.name AS region, c.rank, c.product_id, c.product, c.revenue
FROM compared AS c
LEFT OUTER JOIN regions AS g ON g.id = c.region_id
WHERE c.bar IS NULL OR c.revenue >= c.bar
ORDER BY g.name ASC NULLS LAST, c.revenue DESC;
