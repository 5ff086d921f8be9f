// What orders cost, in whole cents.

/** Net and tax of one line; tax is rounded half up, line by line. */
function lineAmounts(product, quantity) {
  const net = product.price * quantity;
  const tax = Math.round(net * (product.tax / 1000));
  return { net, tax };
}

/** What a customer pays for an order. Lines of unknown products cost nothing. */
function orderGross(store, order) {
  let total = 0;
  for (const line of order.lines) {
    const product = store.findProduct(line.product);
    if (product === undefined) continue;
    const { net, tax } = lineAmounts(product, line.quantity);
    total += net + tax;
  }
  return total;
}

module.exports = { lineAmounts, orderGross };
