// Which function answers which call.
const { renameCustomer } = require('./customers.js');
const { Refused } = require('./errors.js');
const { exportTickets } = require('./exports.js');
const { monthlyReport } = require('./reports.js');
const { listTickets, searchTickets, ticketsByStatus } = require('./tickets.js');

const CALLS = {
  'search-tickets': searchTickets,
  'list-tickets': listTickets,
  'tickets-by-status': ticketsByStatus,
  'rename-customer': renameCustomer,
  'monthly-report': monthlyReport,
  'export-tickets': exportTickets,
};

async function answer(call, given) {
  try {
    return await CALLS[call](given);
  } catch (error) {
    if (error instanceof Refused) return { refused: error.argument };
    throw error;
  }
}

module.exports = { answer };
