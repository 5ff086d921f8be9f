#include <algorithm>
#include <iostream>
#include <string>

int main() {
    std::string text;
    std::getline(std::cin, text);
    const auto starts = [](char byte) { return (byte & 0xC0) != 0x80; };
    std::cout << std::count_if(text.begin(), text.end(), starts) << ' ' << text << '\n';
}
