-- Half-open ranges and containment instead of comparisons; wider types in the output.
SELECT
  c.id::bigint AS customer_id,
  c.name::varchar AS name,
  (SELECT max(o.placed_at)
   FROM orders o
   WHERE o.customer_id = c.id
     AND o.status IS DISTINCT FROM 'cancelled')::date AS last_order_on
FROM customers c
WHERE c.closed_on IS NULL
  AND daterange(NULL, '2026-04-01', '[)') @> c.joined_on
  AND NOT EXISTS (
    SELECT
    FROM orders o
    WHERE o.customer_id = c.id
      AND o.status IS DISTINCT FROM 'cancelled'
      AND o.placed_at <@ tsrange('2026-04-01', '2026-07-01', '[)')
  )
ORDER BY last_order_on NULLS FIRST, customer_id;
