#include <algorithm>
#include <iostream>
#include <map>
#include <string>
#include <vector>

struct Slow {
    std::string name;
    int ms;
};

// Keeps all durations, and sorts them when somebody asks.
class SlowEndpoints {
public:
    explicit SlowEndpoints(long percent) : percent(percent) {}

    void took(const std::string& name, int ms) { durations[name].push_back(ms); }

    std::vector<Slow> top(std::size_t count) {
        std::vector<Slow> ranking;
        for (const auto& [name, list] : durations) ranking.push_back({name, percentile(list)});
        std::sort(ranking.begin(), ranking.end(), [](const Slow& one, const Slow& other) {
            return one.ms > other.ms || (one.ms == other.ms && one.name > other.name);
        });
        if (ranking.size() > count) ranking.resize(count);
        return ranking;
    }

private:
    int percentile(std::vector<int> list) const {
        std::sort(list.begin(), list.end());
        return list[(percent * list.size() + 99) / 100 - 1];
    }

    long percent;
    std::map<std::string, std::vector<int>> durations;
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
