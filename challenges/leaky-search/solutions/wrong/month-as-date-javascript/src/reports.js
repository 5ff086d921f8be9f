// The report of a month: a line for each name, so that customers who share one share a line.
const checks = require('./checks.js');
const db = require('../db.js');

function monthlyReport({ month }) {
  return db.query(
    `SELECT name, count(*) AS tickets, sum(minutes) AS minutes
       FROM tickets JOIN customers ON customers.id = customer_id
      WHERE opened >= ($1 || '-01')::date AND opened < ($1 || '-01')::date + interval '1 month'
      GROUP BY name ORDER BY name COLLATE "C"`,
    [checks.month(month, 'month')],
  );
}

module.exports = { monthlyReport };
