const { Pool } = require('pg');

const pool = new Pool({ connectionString: process.env.DATABASE_URL, max: 8 });
pool.on('error', () => undefined);

/** The rows of one statement; `values` are those of $1, $2, … */
async function query(sql, values) {
  const { rows } = await pool.query(sql, values);
  return rows;
}

module.exports = { pool, query };
