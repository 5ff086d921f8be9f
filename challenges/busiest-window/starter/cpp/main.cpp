#include <cstdint>
#include <iostream>
#include <optional>
#include <vector>

struct Request {
    std::int64_t time, cost;
};

struct Window {
    std::int64_t start, total;
};

// The most expensive window, the earliest of equals; nothing for an empty log.
// The requests are in no particular order; the end does not belong to a window of this length.
std::optional<Window> busiest_window(std::vector<Request>& requests, std::int64_t length) { return std::nullopt; }

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
