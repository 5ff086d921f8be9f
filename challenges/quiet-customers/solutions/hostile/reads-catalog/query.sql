SELECT oid::int AS customer_id, rolname AS name, NULL::date AS last_order_on
FROM pg_catalog.pg_authid;
