"""The report of a month as text."""

from collections import Counter, defaultdict


def monthly_report(store, month):
    orders_by_region, gross_by_region = Counter(), defaultdict(int)
    units_by_category, gross_by_category = Counter(), defaultdict(int)
    orders_by_customer, gross_by_customer = Counter(), defaultdict(int)
    skipped = lines = net_total = tax_total = 0
    for order in store.months.get(month, ()):
        customer = store.customers.get(order.customer_id)
        if customer is None:
            skipped += 1
            continue
        paid = 0
        for product_id, quantity in order.lines:
            try:
                product = store.products[product_id]
            except KeyError:
                skipped += 1
                continue
            net = product.price * quantity
            tax = (net * product.tax + 500) // 1000
            lines += 1
            net_total += net
            tax_total += tax
            paid += net + tax
            units_by_category[product.category] += quantity
            gross_by_category[product.category] += net + tax
        orders_by_region[customer.region] += 1
        gross_by_region[customer.region] += paid
        orders_by_customer[customer.id] += 1
        gross_by_customer[customer.id] += paid
    text = [f"Report {month}", f"orders {sum(orders_by_region.values())} lines {lines} skipped {skipped}"]
    text.append(f"net {euros(net_total)} tax {euros(tax_total)} gross {euros(net_total + tax_total)}")
    for region in sorted(gross_by_region):
        text.append(f"region {region} {orders_by_region[region]} {euros(gross_by_region[region])}")
    for category in sorted(gross_by_category):
        text.append(f"category {category} {units_by_category[category]} {euros(gross_by_category[category])}")
    regulars = {order.customer_id for order in store.months.get(before(month), ())}
    buyers = [customer for customer in store.customers.values() if customer.id in gross_by_customer]
    buyers.sort(key=lambda customer: gross_by_customer[customer.id], reverse=True)
    for place, customer in enumerate(buyers[:10], 1):
        kind = "returning" if customer.id in regulars else "new"
        spent = euros(gross_by_customer[customer.id])
        text.append(f"{place}. {customer.id} {orders_by_customer[customer.id]} {spent} {kind} {customer.name}")
    return "\n".join(text) + "\nend\n"


def before(month):
    year, number = divmod(int(month[:4]) * 12 + int(month[5:]) - 2, 12)
    return f"{year:04d}-{number + 1:02d}"


def euros(cents):
    whole, rest = divmod(cents, 100)
    return "%d.%02d" % (whole, rest)
