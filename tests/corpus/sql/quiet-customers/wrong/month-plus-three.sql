-- runtime-error: sample, everyday
-- Three is added to the number of the month, which then may be 13, or June has a 31st.
SELECT c.id AS customer_id, c.name, max(o.placed_at)::date AS last_order_on
FROM customers c
LEFT JOIN orders o ON o.customer_id = c.id AND o.status IS DISTINCT FROM 'cancelled'
WHERE c.closed_on IS NULL
  AND c.joined_on < '2026-04-01'
  AND NOT EXISTS (
    SELECT 1
    FROM orders r
    WHERE r.customer_id = c.id
      AND r.status IS DISTINCT FROM 'cancelled'
      AND make_date(
        extract(year FROM r.placed_at)::int,
        extract(month FROM r.placed_at)::int + 3,
        extract(day FROM r.placed_at)::int
      ) >= DATE '2026-07-01'
  )
GROUP BY c.id, c.name
ORDER BY last_order_on NULLS FIRST, customer_id;
