import sys


def unpaid_orders(orders, payments):
    rest = dict(orders)
    for order, cents in payments:
        if order in rest:
            rest[order] -= cents
    missing = [cents for cents in rest.values() if cents > 0]
    return len(missing), sum(missing)



def main():
    numbers = list(map(int, sys.stdin.buffer.read().split()))
    end = 2 + 2 * numbers[0]
    orders = list(zip(numbers[2:end:2], numbers[3:end:2]))
    payments = list(zip(numbers[end::2], numbers[end + 1 :: 2]))
    count, missing = unpaid_orders(orders, payments)
    print(count, missing)


main()
