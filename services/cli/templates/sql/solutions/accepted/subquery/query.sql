SELECT
  (SELECT count(id) FROM payments) AS payments,
  (SELECT coalesce(sum(p.amount), 0) FROM payments AS p) AS total;
