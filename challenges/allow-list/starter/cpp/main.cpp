#include <cstdint>
#include <iostream>
#include <optional>
#include <string>

struct Decision {
    std::string action;
    int length;
};

// Rules for networks; of those that contain an address, the one with the longest prefix decides.
// Bits of a network beyond its length mean nothing.
class AllowList {
public:
    // Makes action ("allow" or "deny") the rule for the network, in place of its present one.
    void set(std::uint32_t network, int length, const std::string& action) {}

    // Removes the network's rule; the number of checks it decided, nothing when there is no such rule.
    std::optional<long> drop(std::uint32_t network, int length) { return std::nullopt; }

    // The rule that decides; nothing when no network contains the address.
    std::optional<Decision> check(std::uint32_t address) { return std::nullopt; }
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
