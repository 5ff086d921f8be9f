#include <algorithm>
#include <iostream>
#include <map>
#include <string>
#include <vector>

using Segments = std::vector<std::string>;

Segments split(const std::string& path) {
    Segments segments;
    for (std::size_t start = 1, end; start < path.size(); start = end + 1) {
        end = std::min(path.find('/', start), path.size());
        segments.push_back(path.substr(start, end - start));
    }
    return segments;
}

std::string joined(const Segments& segments, std::size_t from) {
    std::string text = segments[from];
    while (++from < segments.size()) text += '/' + segments[from];
    return text;
}

// Has per segment the rank 0 for a literal, 1 for a parameter, 2 for the rest: the smaller, the more precise.
struct Route {
    int number;
    Segments segments;
    std::vector<int> rank;

    Route(int number, const std::string& pattern) : number(number), segments(split(pattern)) {
        for (const std::string& segment : segments) rank.push_back(segment[0] == '*' ? 2 : segment[0] == ':');
    }

    bool matches(const Segments& wanted) const {
        for (std::size_t at = 0; at < segments.size(); ++at) {
            if (at >= wanted.size()) return false;
            if (rank[at] == 2) return true;
            if (rank[at] == 0 && segments[at] != wanted[at]) return false;
        }
        return wanted.size() == segments.size();
    }

    std::string line(const Segments& wanted) const {
        std::string line = "route " + std::to_string(number);
        for (std::size_t at = 0; at < segments.size(); ++at)
            if (rank[at] > 0)
                line += ' ' + segments[at].substr(1) + '=' + (rank[at] == 1 ? wanted[at] : joined(wanted, at));
        return line;
    }
};

// Compares each request with all routes.
class Router {
public:
    void add(const std::string& method, const std::string& pattern) { routes[method].emplace_back(++count, pattern); }

    std::string answer(const std::string& method, const std::string& target) {
        Segments segments = split(target.substr(0, target.find('?')));
        if (const Route* found = best(routes[method], segments)) return found->line(segments);
        std::string line = "405";
        for (const auto& [other, list] : routes)
            if (best(list, segments)) line += ' ' + other;
        return line.size() > 3 ? line : "404";
    }

private:
    static const Route* best(const std::vector<Route>& routes, const Segments& segments) {
        const Route* found = nullptr;
        for (const Route& route : routes)
            if (route.matches(segments) && (!found || route.rank < found->rank)) found = &route;
        return found;
    }

    std::map<std::string, std::vector<Route>> routes;
    int count = 0;
};

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    int routes = 0, requests = 0;
    std::cin >> routes >> requests;
    Router router;
    std::string method, path;
    while (routes-- > 0) {
        std::cin >> method >> path;
        router.add(method, path);
    }
    while (requests-- > 0) {
        std::cin >> method >> path;
        std::cout << router.answer(method, path) << '\n';
    }
}
