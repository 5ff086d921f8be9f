// Customers and products by id, and a book of orders for each month.

class Store {
  customers = new Map();
  products = new Map();
  books = new Map();

  saveCustomer(customer) {
    this.customers.set(customer.id, customer);
  }

  saveProduct(product) {
    this.products.set(product.id, product);
  }

  addOrder(order) {
    const book = this.books.get(order.month);
    if (book === undefined) this.books.set(order.month, [order]);
    else book.push(order);
  }

  ordersOf(month) {
    return this.books.get(month) ?? [];
  }
}

module.exports = { Store };
