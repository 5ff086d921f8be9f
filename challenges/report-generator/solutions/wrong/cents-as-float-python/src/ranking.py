"""The customers who spent most in a month."""

from .pricing import order_gross

PLACES = 10


class Rank:
    def __init__(self, customer, returning):
        self.customer = customer
        self.orders = 0
        self.gross = 0
        self.returning = returning


def best_customers(store, month):
    """Dearest first; equal ones in the order in which they became known."""
    before = {order.customer_id for order in store.orders_of_month(month_before(month))}
    ranks = {}
    for order in store.orders_of_month(month):
        rank = ranks.get(order.customer_id)
        if rank is None:
            customer = store.find_customer(order.customer_id)
            rank = ranks[order.customer_id] = Rank(customer, order.customer_id in before)
        rank.orders += 1
        rank.gross += order_gross(store, order)
    known = [ranks[customer.id] for customer in store.customers if customer.id in ranks]
    known.sort(key=lambda rank: -rank.gross)
    return known[:PLACES]


def month_before(month):
    year, number = int(month[:4]), int(month[5:])
    return f"{year - 1:04}-12" if number == 1 else f"{year:04}-{number - 1:02}"
