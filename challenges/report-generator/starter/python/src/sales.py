"""Totals of a month, by region and by category."""

from .pricing import line_amounts, order_gross


class Sales:
    def __init__(self):
        self.orders = 0
        self.lines = 0
        self.skipped = 0
        self.net = 0
        self.tax = 0
        self.regions = {}  # region -> [orders, gross]
        self.categories = {}  # category -> [units, gross]


def sales_of_month(store, month):
    sales = Sales()
    for order in store.orders_of_month(month):
        customer = store.find_customer(order.customer_id)
        if customer is None:
            sales.skipped += 1
            continue
        sales.orders += 1
        region = sales.regions.setdefault(customer.region, [0, 0])
        region[0] += 1
        region[1] += order_gross(store, order)
        for product_id, quantity in order.lines:
            add_line(sales, store.find_product(product_id), quantity)
    return sales


def add_line(sales, product, quantity):
    if product is None:
        sales.skipped += 1
        return
    net, tax = line_amounts(product, quantity)
    sales.lines += 1
    sales.net += net
    sales.tax += tax
    category = sales.categories.setdefault(product.category, [0, 0])
    category[0] += quantity
    category[1] += net + tax
