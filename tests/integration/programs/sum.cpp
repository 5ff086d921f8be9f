#include <iostream>

int main() {
    std::ios::sync_with_stdio(false);
    long long count = 0, sum = 0;
    for (long long number; std::cin >> number; sum += number) count += 1;
    std::cout << count << ' ' << sum << '\n';
}
