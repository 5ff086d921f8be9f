SELECT count(amount) AS payments, sum(amount) AS total
FROM payments;
