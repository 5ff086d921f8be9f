#include <iostream>
#include <string>

// Routes by method and pattern; they are numbered from 1 in the order in which they are added.
class Router {
public:
    // Adds a route, for example ("GET", "/users/:id").
    void add(const std::string& method, const std::string& pattern) {}

    // The line for one request: "route 3 id=42", "405 GET PUT" or "404".
    std::string answer(const std::string& method, const std::string& target) { return ""; }
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
