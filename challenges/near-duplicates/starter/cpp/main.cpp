#include <iostream>
#include <string>

// Remembers texts, and knows how many of them are near-duplicates of a new one.
class Reposts {
public:
    // Remembers the text. Returns how many of those before it have its length and differ in one place at most.
    int add(const std::string& text) { return -1; }
};

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    long count = 0;
    std::cin >> count;
    Reposts reposts;
    std::string text;
    for (long number = 0; number < count; ++number) {
        std::cin >> text;
        std::cout << reposts.add(text) << '\n';
    }
}
