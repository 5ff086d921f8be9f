"""Keeps customers, products and orders in memory, in the order in which they became known."""


class Store:
    def __init__(self):
        self.customers = []
        self.products = []
        self.orders = []

    def save_customer(self, customer):
        """Adds a customer, or takes the place of the one with this id."""
        for index, known in enumerate(self.customers):
            if known.id == customer.id:
                self.customers[index] = customer
                return
        self.customers.append(customer)

    def save_product(self, product):
        """Adds a product, or takes the place of the one with this id."""
        for index, known in enumerate(self.products):
            if known.id == product.id:
                self.products[index] = product
                return
        self.products.append(product)

    def add_order(self, order):
        self.orders.append(order)

    def find_customer(self, id):
        for customer in self.customers:
            if customer.id == id:
                return customer
        return None

    def find_product(self, id):
        for product in self.products:
            if product.id == id:
                return product
        return None

    def orders_of_month(self, month):
        return [order for order in self.orders if order.month == month]

    def orders_of_customer(self, customer_id, month):
        return [
            order
            for order in self.orders
            if order.customer_id == customer_id and order.month == month
        ]
