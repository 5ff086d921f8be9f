SELECT i.customer_id,
       min(c.name) AS customer,
       count(*) FILTER (WHERE i.paid_on IS NULL AND i.cancelled = false) AS invoices,
       sum(CASE WHEN i.paid_on IS NULL AND i.cancelled = false THEN i.cents ELSE 0 END) AS cents
  FROM invoices i, customers c
 WHERE c.id = i.customer_id
 GROUP BY i.customer_id
HAVING count(*) FILTER (WHERE i.paid_on IS NULL AND i.cancelled = false) > 0
 ORDER BY 4 DESC, 1;
