"""What the shop knows, by id and by month."""

from collections import defaultdict


class Store:
    def __init__(self):
        self.customers = {}
        self.products = {}
        self.months = defaultdict(list)

    def save_customer(self, customer):
        self.customers[customer.id] = customer

    def save_product(self, product):
        self.products[product.id] = product

    def add_order(self, order):
        self.months[order.month].append(order)
