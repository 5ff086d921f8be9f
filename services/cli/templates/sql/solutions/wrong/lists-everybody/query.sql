SELECT c.id AS customer_id, c.name AS customer, count(i.id) AS invoices, coalesce(sum(i.cents), 0) AS cents
  FROM customers c
  LEFT JOIN invoices i ON i.customer_id = c.id AND i.paid_on IS NULL AND NOT i.cancelled
 GROUP BY c.id, c.name
 ORDER BY cents DESC, customer_id;
