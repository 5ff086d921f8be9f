#include <array>
#include <cstdint>
#include <iostream>
#include <optional>
#include <string>
#include <unordered_map>

struct Decision {
    std::string action;
    int length;
};

// One table for all lengths. A key is the network's leading bits behind a 1, so that lengths do not mix.
class AllowList {
public:
    void set(std::uint32_t network, int length, const std::string& action) {
        auto [entry, added] = rules.insert_or_assign(key(network, length), Rule{action, 0});
        if (added) ++counts[length];
    }

    std::optional<long> drop(std::uint32_t network, int length) {
        auto found = rules.find(key(network, length));
        if (found == rules.end()) return std::nullopt;
        long hits = found->second.hits;
        rules.erase(found);
        --counts[length];
        return hits;
    }

    std::optional<Decision> check(std::uint32_t address) {
        for (int length = 32; length >= 0; --length) {
            if (counts[length] == 0) continue;
            auto found = rules.find(key(address, length));
            if (found == rules.end()) continue;
            ++found->second.hits;
            return Decision{found->second.action, length};
        }
        return std::nullopt;
    }

private:
    struct Rule {
        std::string action;
        long hits;
    };

    static std::uint64_t key(std::uint64_t network, int length) {
        return (network | std::uint64_t{1} << 32) >> (32 - length);
    }

    std::unordered_map<std::uint64_t, Rule> rules;
    std::array<int, 33> counts{};
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
