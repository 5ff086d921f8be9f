// Turns a line of input into what it asks for.
const { Customer, Order, Product } = require('./models.js');
const { monthlyReport } = require('./report.js');

/** Carries out one command; the text to print, or undefined. */
function execute(store, line) {
  const [command, ...words] = line.split(' ');
  switch (command) {
    case 'customer':
      store.saveCustomer(new Customer(words[0], words[1], words.slice(2).join(' ')));
      return undefined;
    case 'product':
      store.saveProduct(new Product(words[0], words[1], Number(words[2]), Number(words[3])));
      return undefined;
    case 'order':
      store.addOrder(new Order(words[0], words[1], words[2], words.slice(3).map(parseItem)));
      return undefined;
    case 'report':
      return monthlyReport(store, words[0]);
    default:
      return undefined;
  }
}

function parseItem(word) {
  const [product, quantity] = word.split('*');
  return { product, quantity: Number(quantity) };
}

module.exports = { execute };
