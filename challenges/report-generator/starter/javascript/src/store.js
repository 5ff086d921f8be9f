// Keeps customers, products and orders in memory, in the order in which they became known.

class Store {
  customers = [];
  products = [];
  orders = [];

  /** Adds a customer, or takes the place of the one with this id. */
  saveCustomer(customer) {
    const index = this.customers.findIndex((known) => known.id === customer.id);
    if (index === -1) this.customers.push(customer);
    else this.customers[index] = customer;
  }

  /** Adds a product, or takes the place of the one with this id. */
  saveProduct(product) {
    const index = this.products.findIndex((known) => known.id === product.id);
    if (index === -1) this.products.push(product);
    else this.products[index] = product;
  }

  addOrder(order) {
    this.orders.push(order);
  }

  findCustomer(id) {
    return this.customers.find((customer) => customer.id === id);
  }

  findProduct(id) {
    return this.products.find((product) => product.id === id);
  }

  ordersOfMonth(month) {
    return this.orders.filter((order) => order.month === month);
  }

  ordersOfCustomer(customerId, month) {
    return this.orders.filter((order) => order.customerId === customerId && order.month === month);
  }
}

module.exports = { Store };
