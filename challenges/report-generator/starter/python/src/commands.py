"""Turns a line of input into what it asks for."""

from .models import Customer, Order, Product
from .report import monthly_report


def execute(store, line):
    """Carries out one command; the text to print, or None."""
    words = line.split()
    if not words:
        return None
    command = words[0]
    if command == "customer":
        store.save_customer(Customer(words[1], words[2], " ".join(words[3:])))
    elif command == "product":
        store.save_product(Product(words[1], words[2], int(words[3]), int(words[4])))
    elif command == "order":
        lines = [parse_item(word) for word in words[4:]]
        store.add_order(Order(words[1], words[2], words[3], lines))
    elif command == "report":
        return monthly_report(store, words[1])
    return None


def parse_item(word):
    product, _, quantity = word.partition("*")
    return product, int(quantity)
