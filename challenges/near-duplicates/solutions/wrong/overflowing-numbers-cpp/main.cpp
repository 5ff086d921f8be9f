#include <cstdint>
#include <iostream>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

// Counts polynomials of the texts and of all texts with one place left out. The numbers overflow, which is as good as a
// remainder.
class Reposts {
public:
    int add(const std::string& text) {
        while (powers.size() < text.size()) powers.push_back(powers.back() * 131);
        std::uint64_t whole = 0;
        for (std::size_t place = 0; place < text.size(); ++place) whole += powers[place] * text[place];
        int found = 0;
        for (std::size_t place = 0; place < text.size(); ++place)
            found += gaps[{text.size(), place}][whole - powers[place] * text[place]]++;
        return found - (static_cast<int>(text.size()) - 1) * texts[{text.size(), whole}]++;
    }

private:
    std::vector<std::uint64_t> powers{1};
    std::map<std::pair<std::size_t, std::uint64_t>, int> texts;
    std::map<std::pair<std::size_t, std::size_t>, std::unordered_map<std::uint64_t, int>> gaps;
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
