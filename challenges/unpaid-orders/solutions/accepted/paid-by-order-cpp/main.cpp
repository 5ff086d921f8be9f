#include <cstdint>
#include <iostream>
#include <unordered_map>
#include <vector>

// What an order costs, or what was paid for it.
struct Amount {
    std::int64_t order, cents;
};

struct Summary {
    std::int64_t count = 0, missing = 0;
};

Summary unpaid_orders(const std::vector<Amount>& orders, const std::vector<Amount>& payments) {
    std::unordered_map<std::int64_t, std::int64_t> paid;
    paid.reserve(payments.size());
    for (const auto& [order, cents] : payments) paid[order] += cents;
    Summary summary;
    for (const auto& [order, cents] : orders) {
        const auto found = paid.find(order);
        const auto rest = cents - (found == paid.end() ? 0 : found->second);
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
