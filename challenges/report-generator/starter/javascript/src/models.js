// What the shop knows.

class Customer {
  constructor(id, region, name) {
    this.id = id;
    this.region = region;
    this.name = name;
  }
}

class Product {
  /** Price in cents, tax in tenths of a percent. */
  constructor(id, category, price, tax) {
    this.id = id;
    this.category = category;
    this.price = price;
    this.tax = tax;
  }
}

class Order {
  /** Lines are { product, quantity } with a product's id. */
  constructor(id, customerId, date, lines) {
    this.id = id;
    this.customerId = customerId;
    this.month = date.slice(0, 7);
    this.lines = lines;
  }
}

module.exports = { Customer, Product, Order };
