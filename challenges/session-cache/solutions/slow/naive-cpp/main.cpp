#include <algorithm>
#include <iostream>
#include <string>
#include <vector>

// A vector, least recently used session first.
class SessionCache {
public:
    long hits = 0, misses = 0, evictions = 0;

    explicit SessionCache(long limit) : limit(limit) {}

    void get(const std::string& session) {
        if (std::find(kept.begin(), kept.end(), session) != kept.end()) {
            ++hits;
            end(session);
        } else {
            ++misses;
        }
        kept.push_back(session);
        resize(limit);
    }

    void end(const std::string& session) {
        auto found = std::find(kept.begin(), kept.end(), session);
        if (found != kept.end()) kept.erase(found);
    }

    void resize(long limit) {
        this->limit = limit;
        for (; size() > limit; ++evictions) kept.erase(kept.begin());
    }

    long size() const { return static_cast<long>(kept.size()); }

    std::string oldest() const { return kept.empty() ? "-" : kept.front(); }

private:
    long limit;
    std::vector<std::string> kept;
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
