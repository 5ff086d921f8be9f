"""What orders cost, in whole cents."""


def line_amounts(product, quantity):
    """Net and tax of one line; tax is rounded half up, line by line."""
    net = product.price * quantity
    tax = (net * product.tax + 500) // 1000
    return net, tax


def order_gross(store, order):
    """What a customer pays for an order. Lines of unknown products cost nothing."""
    total = 0
    for product_id, quantity in order.lines:
        product = store.find_product(product_id)
        if product is not None:
            net, tax = line_amounts(product, quantity)
            total += net + tax
    return total
