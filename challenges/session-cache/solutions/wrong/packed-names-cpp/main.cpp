#include <cstdint>
#include <iostream>
#include <list>
#include <string>
#include <unordered_map>

// A name as a number: six bits for each of its characters.
std::uint64_t packed(const std::string& session) {
    std::uint64_t key = 0;
    for (char letter : session) {
        const int code = letter == '-' ? 1 : letter <= '9' ? letter - '0' + 2 : letter - 'a' + 12;
        key = key << 6 | static_cast<std::uint64_t>(code);
    }
    return key;
}

// A map finds a session's place in a list that has the most recently used session in front.
class SessionCache {
public:
    long hits = 0, misses = 0, evictions = 0;

    explicit SessionCache(long limit) : limit(limit) {}

    void get(const std::string& session) {
        auto found = places.find(packed(session));
        if (found != places.end()) {
            ++hits;
            order.splice(order.begin(), order, found->second);
            return;
        }
        ++misses;
        order.push_front(session);
        places.emplace(packed(session), order.begin());
        shrink();
    }

    void end(const std::string& session) {
        auto found = places.find(packed(session));
        if (found == places.end()) return;
        order.erase(found->second);
        places.erase(found);
    }

    void resize(long limit) {
        this->limit = limit;
        shrink();
    }

    long size() const { return static_cast<long>(places.size()); }

    std::string oldest() const { return order.empty() ? "-" : order.back(); }

private:
    void shrink() {
        for (; size() > limit; ++evictions) {
            places.erase(packed(order.back()));
            order.pop_back();
        }
    }

    long limit;
    std::list<std::string> order;
    std::unordered_map<std::uint64_t, std::list<std::string>::iterator> places;
};

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    long limit = 0, count = 0;
    std::cin >> limit >> count;
    SessionCache cache(limit);
    std::string operation, session;
    for (long event = 0; event < count; ++event) {
        std::cin >> operation;
        if (operation == "get") {
            std::cin >> session;
            cache.get(session);
        } else if (operation == "end") {
            std::cin >> session;
            cache.end(session);
        } else if (operation == "limit") {
            std::cin >> limit;
            cache.resize(limit);
        } else {
            std::cout << cache.hits << ' ' << cache.misses << ' ' << cache.evictions << ' ' << cache.size() << ' '
                      << cache.oldest() << '\n';
        }
    }
}
