import sys


def unpaid_orders(orders, payments):
    """Return (count, missing): how many orders are not fully paid, and how many cents are missing in all.

    orders:   list of (order, cents), each order once
    payments: list of (order, cents), in no particular order
    """
    return 0, -1



def main():
    numbers = list(map(int, sys.stdin.buffer.read().split()))
    end = 2 + 2 * numbers[0]
    orders = list(zip(numbers[2:end:2], numbers[3:end:2]))
    payments = list(zip(numbers[end::2], numbers[end + 1 :: 2]))
    count, missing = unpaid_orders(orders, payments)
    print(count, missing)


main()
