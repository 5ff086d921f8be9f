"""The customers who spent most in a month."""

import heapq

PLACES = 10


class Rank:
    def __init__(self, customer, orders, gross, returning):
        self.customer = customer
        self.orders = orders
        self.gross = gross
        self.returning = returning


def best_customers(store, month, sales):
    """Dearest first; equal ones in the order in which they became known."""
    spent = [(id, *sales.customers[id]) for id in store.customers_by_id if id in sales.customers]
    # As stable as a sort: equal ones keep their order.
    best = heapq.nsmallest(PLACES, spent, key=lambda row: -row[2])
    before = {order.customer_id for order in store.orders_of_month(month_before(month))}
    return [Rank(store.find_customer(id), orders, gross, id in before) for id, orders, gross in best]


def month_before(month):
    year, number = int(month[:4]), int(month[5:])
    return f"{year - 1:04}-12" if number == 1 else f"{year:04}-{number - 1:02}"
