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

Summary unpaid_orders(const std::vector<Amount>& orders, const std::vector<Amount>& payments) {
    Summary summary;
    for (const auto& [order, cents] : orders) {
        auto rest = cents;
        for (const auto& payment : payments)
            if (payment.order == order) rest -= payment.cents;
        if (rest <= 0) continue;
        ++summary.count;
        summary.missing += rest;
    }
    return summary;
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
