#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <iostream>
#include <optional>
#include <string>
#include <vector>

struct Decision {
    std::string action;
    int length;
};

// A trie without single ways: there is a node where a rule is and where two ways part.
class AllowList {
public:
    void set(std::uint32_t network, int length, const std::string& action) {
        Node& node = nodes[place(network, length)];
        node.action = action == "allow" ? 1 : 2;
        node.hits = 0;
    }

    std::optional<long> drop(std::uint32_t network, int length) {
        int node = 0;
        while (nodes[node].length < length) {
            node = nodes[node].below[bit(network, nodes[node].length)];
            if (node == 0 || nodes[node].length > length || !nodes[node].contains(network)) return std::nullopt;
        }
        if (nodes[node].action == 0) return std::nullopt;
        nodes[node].action = 0;
        return nodes[node].hits;
    }

    std::optional<Decision> check(std::uint32_t address) {
        int found = -1, node = 0;
        do {
            if (nodes[node].action != 0) found = node;
            node = nodes[node].length == 32 ? 0 : nodes[node].below[bit(address, nodes[node].length)];
        } while (node != 0 && nodes[node].contains(address));
        if (found < 0) return std::nullopt;
        ++nodes[found].hits;
        return Decision{nodes[found].action == 1 ? "allow" : "deny", nodes[found].length};
    }

private:
    struct Node {
        std::uint32_t network = 0;
        signed char length = 0;
        char action = 0;
        std::array<int, 2> below{};
        int hits = 0;

        bool contains(std::uint32_t address) const { return cut(address, length) == network; }
    };

    static std::uint32_t cut(std::uint64_t network, int length) { return network >> (32 - length) << (32 - length); }
    static int bit(std::uint32_t network, int at) { return network >> (31 - at) & 1; }

    int add(std::uint32_t network, int length) {
        nodes.push_back({cut(network, length), static_cast<signed char>(length)});
        return static_cast<int>(nodes.size()) - 1;
    }

    // The node of a network, which is made if it has none.
    int place(std::uint32_t network, int length) {
        int node = 0;
        while (nodes[node].length < length) {
            int way = bit(network, nodes[node].length), next = nodes[node].below[way];
            if (next == 0) {
                next = add(network, length);
                nodes[node].below[way] = next;
                return next;
            }
            int shared = std::min<int>({length, nodes[next].length, std::countl_zero(network ^ nodes[next].network)});
            if (shared < nodes[next].length) {
                int fork = add(network, shared);
                nodes[fork].below[bit(nodes[next].network, shared)] = next;
                nodes[node].below[way] = fork;
                next = fork;
            }
            node = next;
        }
        return node;
    }

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
