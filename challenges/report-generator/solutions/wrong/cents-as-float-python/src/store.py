"""Keeps customers, products and orders in memory, each where it is looked for."""


class Store:
    def __init__(self):
        # A dict keeps the place of a key whose value is replaced: iteration is in the order of becoming known.
        self.customers_by_id = {}
        self.products_by_id = {}
        self.orders_by_month = {}

    @property
    def customers(self):
        return self.customers_by_id.values()

    def save_customer(self, customer):
        self.customers_by_id[customer.id] = customer

    def save_product(self, product):
        self.products_by_id[product.id] = product

    def add_order(self, order):
        self.orders_by_month.setdefault(order.month, []).append(order)

    def find_customer(self, id):
        return self.customers_by_id.get(id)

    def find_product(self, id):
        return self.products_by_id.get(id)

    def orders_of_month(self, month):
        return self.orders_by_month.get(month, [])
