#include <ext/pb_ds/assoc_container.hpp>
#include <ext/pb_ds/tree_policy.hpp>
#include <iostream>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

struct Slow {
    std::string name;
    int ms;
};

template <typename Key>
using OrderTree = __gnu_pbds::tree<Key, __gnu_pbds::null_type, std::less<Key>, __gnu_pbds::rb_tree_tag,
                                   __gnu_pbds::tree_order_statistics_node_update>;

// A search tree for each endpoint that knows the sizes of its subtrees, and so finds any rank from the top down.
class SlowEndpoints {
public:
    explicit SlowEndpoints(long percent) : percent(percent) {}

    void took(const std::string& name, int ms) {
        Endpoint& endpoint = endpoints[name];
        int before = endpoint.percentile;
        // The number of the request keeps equal durations apart.
        long number = static_cast<long>(endpoint.durations.size());
        endpoint.durations.insert({ms, number});
        long rank = (percent * (number + 1) + 99) / 100;
        endpoint.percentile = endpoint.durations.find_by_order(rank - 1)->first;
        if (endpoint.percentile == before) return;
        if (before >= 0) ranking.erase({-before, name});
        ranking.emplace(-endpoint.percentile, name);
    }

    std::vector<Slow> top(int count) {
        std::vector<Slow> found;
        for (auto entry = ranking.begin(); entry != ranking.end() && count > 0; ++entry, --count)
            found.push_back({entry->second, -entry->first});
        return found;
    }

private:
    struct Endpoint {
        OrderTree<std::pair<int, long>> durations;
        int percentile = -1;
    };

    long percent;
    std::unordered_map<std::string, Endpoint> endpoints;
    std::set<std::pair<int, std::string>> ranking;
};

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    long percent = 0, count = 0;
    std::cin >> percent >> count;
    SlowEndpoints endpoints(percent);
    std::string kind, name;
    int number = 0;
    for (long event = 0; event < count; ++event) {
        std::cin >> kind;
        if (kind == "took") {
            std::cin >> name >> number;
            endpoints.took(name, number);
            continue;
        }
        std::cin >> number;
        std::vector<Slow> slowest = endpoints.top(number);
        if (slowest.empty()) std::cout << '-';
        for (std::size_t place = 0; place < slowest.size(); ++place)
            std::cout << (place > 0 ? " " : "") << slowest[place].name << ' ' << slowest[place].ms;
        std::cout << '\n';
    }
}
