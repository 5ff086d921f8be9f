#include <iostream>
#include <optional>
#include <string>

// Knows the consumption of each minute, and answers for any stretch of them. Minutes count from 1.
class Meter {
public:
    explicit Meter(long minutes) : minutes(minutes) {}

    // The consumption of a minute in watt-hours; replaces what was known of it.
    void read(long minute, long wh) {}

    // The consumption of the minutes from `first` to `last`, both included.
    long sum(long first, long last) const { return 0; }

    // The earliest minute by which this much was consumed since the beginning of `first`, or nothing.
    std::optional<long> reach(long first, long wh) const { return std::nullopt; }

private:
    long minutes;
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
