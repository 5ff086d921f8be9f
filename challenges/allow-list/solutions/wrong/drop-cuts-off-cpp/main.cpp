#include <array>
#include <cstdint>
#include <iostream>
#include <optional>
#include <string>
#include <vector>

struct Decision {
    std::string action;
    int length;
};

// A binary trie: the way from the root to a node spells the leading bits of its network.
class AllowList {
public:
    void set(std::uint32_t network, int length, const std::string& action) {
        int node = 0;
        for (int depth = 0; depth < length; ++depth) {
            int bit = network >> (31 - depth) & 1;
            if (nodes[node].below[bit] == 0) {
                nodes[node].below[bit] = static_cast<int>(nodes.size());
                nodes.emplace_back();
            }
            node = nodes[node].below[bit];
        }
        nodes[node].action = action == "allow" ? 1 : 2;
        nodes[node].hits = 0;
    }

    std::optional<long> drop(std::uint32_t network, int length) {
        int node = 0;
        for (int depth = 0; depth < length; ++depth) {
            node = nodes[node].below[network >> (31 - depth) & 1];
            if (node == 0) return std::nullopt;
        }
        if (nodes[node].action == 0) return std::nullopt;
        nodes[node].action = 0;
        nodes[node].below = {};
        return nodes[node].hits;
    }

    std::optional<Decision> check(std::uint32_t address) {
        int found = -1, found_length = 0, node = 0;
        for (int depth = 0;; ++depth) {
            if (nodes[node].action != 0) {
                found = node;
                found_length = depth;
            }
            if (depth == 32) break;
            node = nodes[node].below[address >> (31 - depth) & 1];
            if (node == 0) break;
        }
        if (found < 0) return std::nullopt;
        ++nodes[found].hits;
        return Decision{nodes[found].action == 1 ? "allow" : "deny", found_length};
    }

private:
    struct Node {
        std::array<int, 2> below{};
        int hits = 0;
        char action = 0;
    };

    std::vector<Node> nodes = std::vector<Node>(1);
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
