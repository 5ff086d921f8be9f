#include <cstdint>
#include <iostream>
#include <vector>

struct Question {
    std::size_t from, to;
};

// One number for each question: the sum of the counts of its minutes.
// counts holds the requests of each minute, minute 0 first; minute `to` does not belong to the question.
std::vector<std::int64_t> requests_between(const std::vector<std::int64_t>& counts,
                                           const std::vector<Question>& questions) {
    return std::vector<std::int64_t>(questions.size(), -1);
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
