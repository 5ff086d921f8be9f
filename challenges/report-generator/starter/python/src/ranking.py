"""The customers who spent most in a month."""

from .pricing import order_gross

PLACES = 10


class Rank:
    def __init__(self, customer, orders, gross, returning):
        self.customer = customer
        self.orders = orders
        self.gross = gross
        self.returning = returning


def best_customers(store, month):
    """Highest spending first; equal ones in the order in which they became known."""
    ranks = []
    for customer in store.customers:
        orders = store.orders_of_customer(customer.id, month)
        if not orders:
            continue
        gross = sum(order_gross(store, order) for order in orders)
        returning = bool(store.orders_of_customer(customer.id, month_before(month)))
        ranks.append(Rank(customer, len(orders), gross, returning))
    ranks.sort(key=lambda rank: -rank.gross)
    return ranks[:PLACES]


def month_before(month):
    year, number = int(month[:4]), int(month[5:])
    return f"{year - 1:04}-12" if number == 1 else f"{year:04}-{number - 1:02}"
