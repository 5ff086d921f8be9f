"""The report of a month as text."""

from .ranking import best_customers
from .sales import sales_of_month


def monthly_report(store, month):
    sales = sales_of_month(store, month)
    text = [
        f"Report {month}",
        f"orders {sales.orders} lines {sales.lines} skipped {sales.skipped}",
        f"net {money(sales.net)} tax {money(sales.tax)} gross {money(sales.net + sales.tax)}",
    ]
    for name, (orders, gross) in sorted(sales.regions.items()):
        text.append(f"region {name} {orders} {money(gross)}")
    for name, (units, gross) in sorted(sales.categories.items()):
        text.append(f"category {name} {units} {money(gross)}")
    for place, rank in enumerate(best_customers(store, month), 1):
        kind = "returning" if rank.returning else "new"
        customer = rank.customer
        text.append(f"{place}. {customer.id} {rank.orders} {money(rank.gross)} {kind} {customer.name}")
    text.append("end")
    return "\n".join(text) + "\n"


def money(cents):
    return f"{cents / 100:.2f}"
