#include <iostream>
#include <string>
#include <vector>

struct Slow {
    std::string name;
    int ms;
};

// Follows how long requests take and knows the slowest endpoints at any time.
class SlowEndpoints {
public:
    explicit SlowEndpoints(long percent) : percent(percent) {}

    // A request to the endpoint took this many milliseconds.
    void took(const std::string& name, int ms) {}

    // The slowest endpoints with their percentiles, slowest first; at most `count` of them.
    std::vector<Slow> top(int count) { return {}; }

private:
    long percent;
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
