// Keeps customers, products and orders in memory, products still in a list.

class Store {
  // A map keeps the place of a key whose value is replaced: iteration is in the order of becoming known.
  customersById = new Map();
  products = [];
  ordersByMonth = new Map();

  get customers() {
    return this.customersById.values();
  }

  saveCustomer(customer) {
    this.customersById.set(customer.id, customer);
  }

  saveProduct(product) {
    const index = this.products.findIndex((known) => known.id === product.id);
    if (index === -1) this.products.push(product);
    else this.products[index] = product;
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
    return this.products.find((product) => product.id === id);
  }

  ordersOfMonth(month) {
    return this.ordersByMonth.get(month) ?? [];
  }
}

module.exports = { Store };
