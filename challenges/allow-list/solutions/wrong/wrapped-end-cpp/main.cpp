#include <cstdint>
#include <iostream>
#include <optional>
#include <string>
#include <vector>

struct Decision {
    std::string action;
    int length;
};

// A vector of rules; every question looks through all of them.
class AllowList {
public:
    void set(std::uint32_t network, int length, const std::string& action) {
        drop(network, length);
        rules.push_back({network, length, action, 0});
    }

    std::optional<long> drop(std::uint32_t network, int length) {
        for (auto rule = rules.begin(); rule != rules.end(); ++rule) {
            if (rule->length != length || !rule->contains(network)) continue;
            long hits = rule->hits;
            rules.erase(rule);
            return hits;
        }
        return std::nullopt;
    }

    std::optional<Decision> check(std::uint32_t address) {
        Rule* best = nullptr;
        for (Rule& rule : rules)
            if (rule.contains(address) && (best == nullptr || rule.length > best->length)) best = &rule;
        if (best == nullptr) return std::nullopt;
        ++best->hits;
        return Decision{best->action, best->length};
    }

private:
    struct Rule {
        std::uint32_t network;
        int length;
        std::string action;
        long hits;

        // From the first address up to the one behind the last.
        bool contains(std::uint32_t address) const {
            const auto size = static_cast<std::uint32_t>(std::uint64_t{1} << (32 - length));
            const std::uint32_t first = network & ~(size - 1), end = first + size;
            return first <= address && address < end;
        }
    };

    std::vector<Rule> rules;
};

std::uint32_t to_number(const std::string& address, std::size_t end) {
    std::uint32_t number = 0, part = 0;
    for (std::size_t at = 0; at < end; ++at) {
        if (address[at] == '.') {
            number = number << 8 | part;
            part = 0;
        } else {
            part = part * 10 + (address[at] - '0');
        }
    }
    return number << 8 | part;
}

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    long count = 0;
    std::cin >> count;
    AllowList rules;
    std::string kind, argument;
    for (long event = 0; event < count; ++event) {
        std::cin >> kind >> argument;
        if (kind == "check") {
            std::optional<Decision> found = rules.check(to_number(argument, argument.size()));
            if (found) std::cout << found->action << ' ' << found->length << '\n';
            else std::cout << "deny -\n";
            continue;
        }
        std::size_t slash = argument.find('/');
        std::uint32_t network = to_number(argument, slash);
        int length = std::stoi(argument.substr(slash + 1));
        if (kind == "drop") {
            std::optional<long> hits = rules.drop(network, length);
            if (hits) std::cout << *hits << '\n';
            else std::cout << "-\n";
        } else {
            rules.set(network, length, kind);
        }
    }
}
