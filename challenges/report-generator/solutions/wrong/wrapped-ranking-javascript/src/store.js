// Keeps customers, products and orders in memory, each where it is looked for.

class Store {
  // A map keeps the place of a key whose value is replaced: iteration is in the order of becoming known.
  customersById = new Map();
  productsById = new Map();
  ordersByMonth = new Map();

  get customers() {
    return this.customersById.values();
  }

  saveCustomer(customer) {
    this.customersById.set(customer.id, customer);
  }

  saveProduct(product) {
    this.productsById.set(product.id, product);
  }

  addOrder(order) {
    const orders = this.ordersByMonth.get(order.month);
    if (orders === undefined) this.ordersByMonth.set(order.month, [order]);
    else orders.push(order);
  }

  findCustomer(id) {
    return this.customersById.get(id);
  }

  findProduct(id) {
    return this.productsById.get(id);
  }

  ordersOfMonth(month) {
    return this.ordersByMonth.get(month) ?? [];
  }
}

module.exports = { Store };
