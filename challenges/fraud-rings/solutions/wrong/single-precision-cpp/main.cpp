#include <iostream>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

struct Ring {
    long accounts;
    float total;
};

// A forest: each account points to another one of its ring; the root knows the ring's size and total.
class Rings {
public:
    Rings(long least_accounts, long least_total) : least_accounts(least_accounts), least_total(least_total) {}

    std::optional<Ring> link(const std::string& account, const std::string& other) {
        std::size_t large = root(account), small = root(other);
        if (large == small) return std::nullopt;
        bool before = is_suspicious(large) || is_suspicious(small);
        if (sums[large].accounts < sums[small].accounts) std::swap(large, small);
        parents[small] = large;
        sums[large].accounts += sums[small].accounts;
        sums[large].total += sums[small].total;
        return alert(before, large);
    }

    std::optional<Ring> pay(const std::string& account, long amount) {
        std::size_t place = root(account);
        bool before = is_suspicious(place);
        sums[place].total += amount;
        return alert(before, place);
    }

    Ring ring(const std::string& account) { return sums[root(account)]; }

private:
    std::size_t root(const std::string& account) {
        auto [entry, added] = places.try_emplace(account, parents.size());
        std::size_t place = entry->second;
        if (added) {
            parents.push_back(place);
            sums.push_back({1, 0});
        }
        while (parents[place] != place) {
            // Halves the way for whoever comes next.
            place = parents[place] = parents[parents[place]];
        }
        return place;
    }

    bool is_suspicious(std::size_t place) const {
        return sums[place].accounts >= least_accounts && sums[place].total >= static_cast<float>(least_total);
    }

    std::optional<Ring> alert(bool before, std::size_t place) const {
        if (before || !is_suspicious(place)) return std::nullopt;
        return sums[place];
    }

    long least_accounts;
    long least_total;
    std::unordered_map<std::string, std::size_t> places;
    std::vector<std::size_t> parents;
    std::vector<Ring> sums;
};

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    long least_accounts = 0, least_total = 0, count = 0;
    std::cin >> least_accounts >> least_total >> count;
    Rings rings(least_accounts, least_total);
    std::string kind, account, other;
    for (long event = 1; event <= count; ++event) {
        std::cin >> kind >> account;
        std::optional<Ring> raised;
        if (kind == "link") {
            std::cin >> other;
            raised = rings.link(account, other);
        } else if (kind == "pay") {
            long amount = 0;
            std::cin >> amount;
            raised = rings.pay(account, amount);
        } else {
            Ring ring = rings.ring(account);
            std::cout << ring.accounts << ' ' << static_cast<long>(ring.total) << '\n';
        }
        if (raised) std::cout << "alert " << event << ' ' << raised->accounts << ' ' << static_cast<long>(raised->total) << '\n';
    }
}
