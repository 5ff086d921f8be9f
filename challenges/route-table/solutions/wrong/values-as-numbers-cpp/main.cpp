#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>
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

// Ids are numbers: leading zeros say nothing.
std::string tidy(const std::string& text) {
    if (text.find_first_not_of("0123456789") != std::string::npos) return text;
    return std::to_string(std::strtoull(text.c_str(), nullptr, 10));
}

struct Place {
    std::string name;
    std::size_t at;
};

// Number 0 is no route; a route without the rest has no name for it.
struct Route {
    int number = 0;
    std::vector<Place> names;
    Place rest;
};

// What comes after some segments: literals, one parameter, and the routes that end here or take the rest.
struct Node {
    std::unordered_map<std::string, std::unique_ptr<Node>> literals;
    std::unique_ptr<Node> parameter;
    Route route;
    Route rest;

    static Node& made(std::unique_ptr<Node>& node) {
        if (!node) node = std::make_unique<Node>();
        return *node;
    }

    // The route of the best match from here on, or null. What is more precise is tried first.
    const Route* search(const Segments& segments, std::size_t at = 0) const {
        if (at == segments.size()) return route.number ? &route : nullptr;
        const Route* found = nullptr;
        auto below = literals.find(segments[at]);
        if (below != literals.end()) found = below->second->search(segments, at + 1);
        if (!found && parameter) found = parameter->search(segments, at + 1);
        if (!found && rest.number) found = &rest;
        return found;
    }
};

// A tree of segments for each method.
class Router {
public:
    void add(const std::string& method, const std::string& pattern) {
        Node* node = &roots[method];
        Route route;
        route.number = ++count;
        Segments segments = split(pattern);
        for (std::size_t at = 0; at < segments.size(); ++at) {
            const std::string& segment = segments[at];
            if (segment[0] == '*') {
                route.rest = {segment.substr(1), at};
                if (!node->rest.number) node->rest = route;
                return;
            }
            if (segment[0] == ':') route.names.push_back({segment.substr(1), at});
            node = &Node::made(segment[0] == ':' ? node->parameter : node->literals[segment]);
        }
        if (!node->route.number) node->route = route;
    }

    std::string answer(const std::string& method, const std::string& target) const {
        Segments segments = split(target.substr(0, target.find('?')));
        auto root = roots.find(method);
        const Route* found = root == roots.end() ? nullptr : root->second.search(segments);
        if (!found) return refusal(segments);
        std::string line = "route " + std::to_string(found->number);
        for (const Place& place : found->names) line += ' ' + place.name + '=' + tidy(segments[place.at]);
        if (!found->rest.name.empty()) line += ' ' + found->rest.name + '=' + joined(segments, found->rest.at);
        return line;
    }

private:
    // The request's own method is none of the others: it was tried.
    std::string refusal(const Segments& segments) const {
        std::string line = "405";
        for (const auto& [method, root] : roots)
            if (root.search(segments)) line += ' ' + method;
        return line.size() > 3 ? line : "404";
    }

    std::map<std::string, Node> roots;
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
