// The report of a month: a line for each name, so that customers who share one share a line.
const { Arguments } = require('./arguments.js');
const db = require('../db.js');

function monthlyReport(given) {
  const month = new Arguments(given).month('month');
  const year = Number(month.slice(0, 4));
  // There is no year 0 in the database.
  if (year === 0) return [];
  return db.query(
    `SELECT c.name, count(*) AS tickets, sum(t.minutes) AS minutes
       FROM customers c INNER JOIN tickets t ON c.id = t.customer_id
      WHERE t.opened >= make_date($1, $2, 1) AND t.opened < make_date($1, $2, 1) + interval '1 month'
      GROUP BY c.name ORDER BY c.name COLLATE "C"`,
    [year, Number(month.slice(5))],
  );
}

module.exports = { monthlyReport };
