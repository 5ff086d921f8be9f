#include <algorithm>
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

Summary count_once(const std::vector<Delivery>& deliveries) {
    std::vector<std::string> seen;
    Summary summary;
    for (const auto& [id, amount] : deliveries) {
        if (std::find(seen.begin(), seen.end(), id) != seen.end()) continue;
        seen.push_back(id);
        summary.total += amount;
    }
    summary.events = static_cast<std::int64_t>(seen.size());
    return summary;
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
