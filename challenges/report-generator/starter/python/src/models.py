"""What the shop knows."""


class Customer:
    def __init__(self, id, region, name):
        self.id = id
        self.region = region
        self.name = name


class Product:
    def __init__(self, id, category, price, tax):
        self.id = id
        self.category = category
        self.price = price  # cents
        self.tax = tax  # tenths of a percent


class Order:
    def __init__(self, id, customer_id, date, lines):
        self.id = id
        self.customer_id = customer_id
        self.month = date[:7]
        self.lines = lines  # (product id, quantity)
