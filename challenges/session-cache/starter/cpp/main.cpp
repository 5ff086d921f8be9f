#include <iostream>
#include <string>

// Keeps at most `limit` sessions; those not used for longest have to go first.
class SessionCache {
public:
    long hits = 0, misses = 0, evictions = 0;

    explicit SessionCache(long limit) : limit(limit) {}

    // A request of this session: a hit, or a miss that brings it into the cache.
    void get(const std::string& session) {}

    // The user logged out.
    void end(const std::string& session) {}

    // From now on at most `limit` sessions are kept.
    void resize(long limit) {}

    long size() const { return 0; }

    // The session to be evicted next; "-" when the cache is empty.
    std::string oldest() const { return "-"; }

private:
    long limit;
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
