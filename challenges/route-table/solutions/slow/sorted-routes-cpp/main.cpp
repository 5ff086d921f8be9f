#include <algorithm>
#include <iostream>
#include <map>
#include <string>
#include <utility>
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

// Literals come before parameters, and these before the rest, so that the first match in sorted order is the best.
struct Piece {
    int rank;
    std::string literal;

    explicit Piece(const std::string& segment)
        : rank(segment[0] == '*' ? 2 : segment[0] == ':'), literal(rank > 0 ? "" : segment) {}
    bool operator<(const Piece& other) const {
        return rank != other.rank ? rank < other.rank : literal < other.literal;
    }
};

struct Route {
    int number;
    Segments segments;
    std::vector<Piece> pieces;

    Route(int number, const std::string& pattern) : number(number), segments(split(pattern)) {
        for (const std::string& segment : segments) pieces.emplace_back(segment);
    }
    bool operator<(const Route& other) const {
        if (pieces < other.pieces) return true;
        if (other.pieces < pieces) return false;
        return number < other.number;
    }

    std::string line(const Segments& wanted) const {
        std::string line = "route " + std::to_string(number);
        for (std::size_t at = 0; at < segments.size(); ++at)
            if (pieces[at].rank > 0)
                line += ' ' + segments[at].substr(1) + '=' + (pieces[at].rank == 1 ? wanted[at] : joined(wanted, at));
        return line;
    }
};

// One sorted list of routes for each method. Each segment of a request narrows a range of it by binary search.
class Router {
public:
    void add(const std::string& method, const std::string& pattern) { routes[method].emplace_back(++count, pattern); }

    std::string answer(const std::string& method, const std::string& target) {
        if (!sorted) sort();
        Segments segments = split(target.substr(0, target.find('?')));
        auto own = routes.find(method);
        if (own != routes.end())
            if (const Route* found = best(own->second, segments)) return found->line(segments);
        std::string line = "405";
        for (const auto& [other, list] : routes)
            if (best(list, segments)) line += ' ' + other;
        return line.size() > 3 ? line : "404";
    }

private:
    using Place = std::vector<Route>::const_iterator;

    void sort() {
        for (auto& [method, list] : routes) std::sort(list.begin(), list.end());
        sorted = true;
    }

    static const Route* best(const std::vector<Route>& list, const Segments& segments) {
        return search(list.begin(), list.end(), segments, 0);
    }

    // The routes in the range agree in the first `at` pieces, all of which match. Those that end here come first.
    static const Route* search(Place first, Place last, const Segments& segments, std::size_t at) {
        if (first == last) return nullptr;
        if (at == segments.size()) return first->pieces.size() == at ? &*first : nullptr;
        for (int rank : {0, 1, 2}) {
            auto [from, to] = narrowed(first, last, at, rank, rank == 0 ? segments[at] : "");
            if (from == to) continue;
            if (rank == 2) return &*from;
            if (const Route* found = search(from, to, segments, at + 1)) return found;
        }
        return nullptr;
    }

    static std::pair<Place, Place> narrowed(Place first, Place last, std::size_t at, int rank,
                                            const std::string& literal) {
        auto order = [&](const Route& route) {
            if (route.pieces.size() == at) return -1;
            const Piece& piece = route.pieces[at];
            return piece.rank != rank ? piece.rank - rank : piece.literal.compare(literal);
        };
        Place from = std::partition_point(first, last, [&](const Route& route) { return order(route) < 0; });
        return {from, std::partition_point(from, last, [&](const Route& route) { return order(route) == 0; })};
    }

    std::map<std::string, std::vector<Route>> routes;
    int count = 0;
    bool sorted = false;
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
