WITH debts AS (
  SELECT customer_id, count(*) AS invoices, sum(cents) AS cents
    FROM invoices
   WHERE paid_on IS NULL AND NOT cancelled
   GROUP BY customer_id
)
SELECT d.customer_id, c.name AS customer, d.invoices, d.cents
  FROM debts d
  JOIN customers c ON c.id = d.customer_id
 ORDER BY d.cents DESC, d.customer_id;
