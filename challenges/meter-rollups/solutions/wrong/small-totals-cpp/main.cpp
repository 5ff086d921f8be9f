#include <bit>
#include <iostream>
#include <optional>
#include <string>
#include <vector>

// A Fenwick tree: tree[i] is the sum of the minutes from i - lowbit(i) + 1 to i.
class Meter {
public:
    explicit Meter(long minutes) : minutes(minutes), known(minutes + 1), tree(minutes + 1) {}

    void read(long minute, long wh) {
        long change = wh - known[minute];
        known[minute] = wh;
        for (long at = minute; at <= minutes; at += at & -at) tree[at] += change;
    }

    long sum(long first, long last) const { return until(last) - until(first - 1); }

    std::optional<long> reach(long first, long wh) const {
        long left = wh + until(first - 1);
        // Goes as far as the sum stays short; the next minute reaches it.
        long minute = 0;
        for (long step = std::bit_floor<unsigned long>(minutes); step > 0; step >>= 1) {
            long after = minute + step;
            if (after > minutes || tree[after] >= left) continue;
            minute = after;
            left -= tree[after];
        }
        if (minute == minutes) return std::nullopt;
        return minute + 1;
    }

private:
    // The consumption of all minutes up to this one, which may be 0.
    long until(long minute) const {
        long total = 0;
        for (long at = minute; at > 0; at &= at - 1) total += tree[at];
        return total;
    }

    long minutes;
    std::vector<long> known;
    std::vector<int> tree;
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
