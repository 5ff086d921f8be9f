#include <functional>
#include <iostream>
#include <queue>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

struct Slow {
    std::string name;
    int ms;
};

// Durations in two heaps: `low` has those up to the percentile, which is on top.
class Endpoint {
public:
    bool is_new() const { return low.empty(); }
    int percentile() const { return static_cast<int>(low.top()); }

    void add(int ms, long percent) {
        if (!low.empty() && ms > low.top()) high.push(ms);
        else low.push(ms);
        std::size_t rank = (percent * (low.size() + high.size()) + 99) / 100;
        if (low.size() > rank) {
            high.push(low.top());
            low.pop();
        } else if (low.size() < rank) {
            low.push(high.top());
            high.pop();
        }
    }

private:
    std::priority_queue<float> low;
    std::priority_queue<float, std::vector<float>, std::greater<float>> high;
};

// The ranking is an ordered set of (negated percentile, name).
class SlowEndpoints {
public:
    explicit SlowEndpoints(long percent) : percent(percent) {}

    void took(const std::string& name, int ms) {
        Endpoint& endpoint = endpoints[name];
        bool is_new = endpoint.is_new();
        int before = is_new ? 0 : endpoint.percentile();
        endpoint.add(ms, percent);
        int after = endpoint.percentile();
        if (!is_new && before == after) return;
        if (!is_new) ranking.erase({-before, name});
        ranking.emplace(-after, name);
    }

    std::vector<Slow> top(int count) {
        std::vector<Slow> found;
        for (auto entry = ranking.begin(); entry != ranking.end() && count > 0; ++entry, --count)
            found.push_back({entry->second, -entry->first});
        return found;
    }

private:
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
