#include <cstdint>
#include <iostream>
#include <vector>

// What an order costs, or what was paid for it.
struct Amount {
    std::int64_t order, cents;
};

struct Summary {
    std::int64_t count = 0, missing = 0;
};

// How many orders are not fully paid, and how many cents are missing in all.
// Each order is there once; the payments are in no particular order.
Summary unpaid_orders(const std::vector<Amount>& orders, const std::vector<Amount>& payments) {
    return {0, -1};
}

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    std::size_t ordered = 0, paid = 0;
    std::cin >> ordered >> paid;
    std::vector<Amount> orders(ordered), payments(paid);
    for (auto& [order, cents] : orders) std::cin >> order >> cents;
    for (auto& [order, cents] : payments) std::cin >> order >> cents;
    const auto [count, missing] = unpaid_orders(orders, payments);
    std::cout << count << ' ' << missing << '\n';
}
