#include <cstdint>
#include <iostream>
#include <string>
#include <vector>

struct Delivery {
    std::string id;
    std::int64_t amount;
};

struct Summary {
    std::int64_t events = 0, total = 0;
};

// The number of different ids, and the sum of the amounts of their first deliveries.
// The deliveries are in the order in which they arrived.
Summary count_once(const std::vector<Delivery>& deliveries) {
    return {0, -1};
}

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    std::size_t count = 0;
    std::cin >> count;
    std::vector<Delivery> deliveries(count);
    for (auto& [id, amount] : deliveries) std::cin >> id >> amount;
    const auto [events, total] = count_once(deliveries);
    std::cout << events << ' ' << total << '\n';
}
