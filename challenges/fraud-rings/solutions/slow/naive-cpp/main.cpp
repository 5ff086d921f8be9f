#include <iostream>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

struct Ring {
    long accounts;
    long total;
};

// Knows who is linked with whom, and walks over the links anew whenever a ring is asked for.
class Rings {
public:
    Rings(long least_accounts, long least_total) : least_accounts(least_accounts), least_total(least_total) {}

    std::optional<Ring> link(const std::string& account, const std::string& other) {
        bool before = is_suspicious(ring(account)) || is_suspicious(ring(other));
        links[account].push_back(other);
        links[other].push_back(account);
        return alert(before, account);
    }

    std::optional<Ring> pay(const std::string& account, long amount) {
        bool before = is_suspicious(ring(account));
        paid[account] += amount;
        return alert(before, account);
    }

    Ring ring(const std::string& account) {
        std::unordered_set<std::string> seen{account};
        std::vector<std::string> waiting{account};
        long total = 0;
        while (!waiting.empty()) {
            std::string member = waiting.back();
            waiting.pop_back();
            total += paid[member];
            for (const std::string& neighbour : links[member])
                if (seen.insert(neighbour).second) waiting.push_back(neighbour);
        }
        return {static_cast<long>(seen.size()), total};
    }

private:
    bool is_suspicious(const Ring& ring) const {
        return ring.accounts >= least_accounts && ring.total >= least_total;
    }

    std::optional<Ring> alert(bool before, const std::string& account) {
        Ring after = ring(account);
        if (before || !is_suspicious(after)) return std::nullopt;
        return after;
    }

    long least_accounts;
    long least_total;
    std::unordered_map<std::string, std::vector<std::string>> links;
    std::unordered_map<std::string, long> paid;
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
            std::cout << ring.accounts << ' ' << ring.total << '\n';
        }
        if (raised) std::cout << "alert " << event << ' ' << raised->accounts << ' ' << raised->total << '\n';
    }
}
