#include <algorithm>
#include <cstdint>
#include <iostream>
#include <optional>
#include <vector>

struct Request {
    std::int64_t time, cost;
};

struct Window {
    std::int64_t start;
    int total;
};

std::optional<Window> busiest_window(std::vector<Request>& requests, std::int64_t length) {
    std::sort(requests.begin(), requests.end(),
              [](const Request& one, const Request& other) { return one.time < other.time; });
    std::optional<Window> found;
    int total = 0;
    auto end = requests.begin();
    for (const auto& first : requests) {
        for (; end != requests.end() && end->time < first.time + length; ++end) total += end->cost;
        if (!found || total > found->total) found = Window{first.time, total};
        total -= first.cost;
    }
    return found;
}

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    std::int64_t count = 0, length = 0;
    std::cin >> count >> length;
    std::vector<Request> requests(count);
    for (auto& [time, cost] : requests) std::cin >> time >> cost;
    if (const auto found = busiest_window(requests, length))
        std::cout << found->start << ' ' << found->total << '\n';
    else
        std::cout << "none\n";
}
