#include <cstdint>
#include <iostream>
#include <vector>

struct Question {
    std::size_t from, to;
};

std::vector<std::int64_t> requests_between(const std::vector<std::int64_t>& counts,
                                           const std::vector<Question>& questions) {
    std::vector<std::int64_t> answers;
    for (const auto& [from, to] : questions) {
        std::int64_t total = 0;
        for (std::size_t minute = from; minute < to; ++minute) total += counts[minute];
        answers.push_back(total);
    }
    return answers;
}

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    std::size_t minutes = 0, asked = 0;
    std::cin >> minutes >> asked;
    std::vector<std::int64_t> counts(minutes);
    for (auto& count : counts) std::cin >> count;
    std::vector<Question> questions(asked);
    for (auto& [from, to] : questions) std::cin >> from >> to;
    for (const auto answer : requests_between(counts, questions)) std::cout << answer << '\n';
}
