#include <algorithm>
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
    auto due = orders, paid = payments;
    const auto by_order = [](const Amount& one, const Amount& other) { return one.order < other.order; };
    std::sort(due.begin(), due.end(), by_order);
    std::sort(paid.begin(), paid.end(), by_order);
    Summary summary;
    auto next = paid.begin();
    for (auto [order, cents] : due) {
        while (next != paid.end() && next->order < order) ++next;
        for (; next != paid.end() && next->order == order; ++next) cents -= next->cents;
        if (cents > 0) {
            ++summary.count;
            summary.missing += cents;
        }
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
