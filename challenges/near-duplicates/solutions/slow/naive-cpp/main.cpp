#include <iostream>
#include <string>
#include <vector>

// Compares each text with all that came before.
class Reposts {
public:
    int add(const std::string& text) {
        int found = 0;
        for (const std::string& other : texts) found += is_near(text, other);
        texts.push_back(text);
        return found;
    }

private:
    static bool is_near(const std::string& text, const std::string& other) {
        if (text.size() != other.size()) return false;
        int differences = 0;
        for (std::size_t place = 0; place < text.size() && differences < 2; ++place)
            differences += text[place] != other[place];
        return differences < 2;
    }

    std::vector<std::string> texts;
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
