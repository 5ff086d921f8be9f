"""Keeps customers, products and orders in memory; products are still searched for one by one."""


class Store:
    def __init__(self):
        # A dict keeps the place of a key whose value is replaced: iteration is in the order of becoming known.
        self.customers_by_id = {}
        self.products = []
        self.orders_by_month = {}

    @property
    def customers(self):
        return self.customers_by_id.values()

    def save_customer(self, customer):
        self.customers_by_id[customer.id] = customer

    def save_product(self, product):
        """Adds a product, or takes the place of the one with this id."""
        for index, known in enumerate(self.products):
            if known.id == product.id:
                self.products[index] = product
                return
        self.products.append(product)

    def add_order(self, order):
        self.orders_by_month.setdefault(order.month, []).append(order)

    def find_customer(self, id):
        return self.customers_by_id.get(id)

    def find_product(self, id):
        for product in self.products:
            if product.id == id:
                return product
        return None

    def orders_of_month(self, month):
        return self.orders_by_month.get(month, [])
