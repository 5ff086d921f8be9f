"""Totals of a month, by region, by category and by customer, in one pass over its orders."""


class Sales:
    def __init__(self):
        self.orders = 0
        self.lines = 0
        self.skipped = 0
        self.net = 0
        self.tax = 0
        self.regions = {}  # region -> [orders, gross]
        self.categories = {}  # category -> [units, gross]
        self.customers = {}  # customer id -> [orders, gross]


def sales_of_month(store, month):
    sales = Sales()
    products = store.products_by_id
    for order in store.orders_of_month(month):
        customer = store.find_customer(order.customer_id)
        if customer is None:
            sales.skipped += 1
            continue
        sales.orders += 1
        gross = 0
        for product_id, quantity in order.lines:
            product = products.get(product_id)
            if product is None:
                sales.skipped += 1
            else:
                gross += add_line(sales, product, quantity)
        for totals, key in ((sales.regions, customer.region), (sales.customers, customer.id)):
            total = totals.setdefault(key, [0, 0])
            total[0] += 1
            total[1] += gross
    return sales


def add_line(sales, product, quantity):
    net = product.price * quantity
    tax = (net * product.tax + 500) // 1000
    sales.lines += 1
    sales.net += net
    sales.tax += tax
    category = sales.categories.setdefault(product.category, [0, 0])
    category[0] += quantity
    category[1] += net + tax
    return net + tax
