SELECT count(*) AS payments, coalesce(sum(amount), 0) AS total
FROM payments;
