import sys


def unpaid_orders(orders, payments):
    paid = {}
    for order, cents in payments:
        paid[order] = paid.get(order, 0) + cents
    count = missing = 0
    for order, cents in orders:
        rest = cents - paid.get(order, 0)
        if rest > 0:
            count += 1
            missing += rest
    return count, missing



def main():
    numbers = list(map(int, sys.stdin.buffer.read().split()))
    end = 2 + 2 * numbers[0]
    orders = list(zip(numbers[2:end:2], numbers[3:end:2]))
    payments = list(zip(numbers[end::2], numbers[end + 1 :: 2]))
    count, missing = unpaid_orders(orders, payments)
    print(count, missing)


main()
