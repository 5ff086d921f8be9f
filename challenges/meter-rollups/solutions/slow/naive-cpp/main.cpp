#include <iostream>
#include <numeric>
#include <optional>
#include <string>
#include <vector>

// A list of all minutes; each question goes through it.
class Meter {
public:
    explicit Meter(long minutes) : known(minutes + 1) {}

    void read(long minute, long wh) { known[minute] = wh; }

    long sum(long first, long last) const {
        return std::accumulate(known.begin() + first, known.begin() + last + 1, 0L);
    }

    std::optional<long> reach(long first, long wh) const {
        long total = 0;
        for (long minute = first; minute < static_cast<long>(known.size()); ++minute) {
            total += known[minute];
            if (total >= wh) return minute;
        }
        return std::nullopt;
    }

private:
    std::vector<long> known;
};

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    long minutes = 0, count = 0;
    std::cin >> minutes >> count;
    Meter meter(minutes);
    std::string kind;
    long one = 0, other = 0;
    for (long event = 0; event < count; ++event) {
        std::cin >> kind >> one >> other;
        if (kind == "read") {
            meter.read(one, other);
        } else if (kind == "sum") {
            std::cout << meter.sum(one, other) << '\n';
        } else if (std::optional<long> minute = meter.reach(one, other)) {
            std::cout << *minute << '\n';
        } else {
            std::cout << "never\n";
        }
    }
}
