#include <algorithm>
#include <cstdint>
#include <iostream>
#include <numeric>
#include <vector>

struct Question {
    std::size_t from, to;
};

std::vector<std::int64_t> requests_between(const std::vector<std::int64_t>& counts,
                                           const std::vector<Question>& questions) {
    std::vector<std::int64_t> through(counts);
    std::partial_sum(through.begin(), through.end(), through.begin());
    const auto before = [&](std::size_t minute) { return minute == 0 ? 0 : through[minute - 1]; };
    std::vector<std::int64_t> answers(questions.size());
    std::transform(questions.begin(), questions.end(), answers.begin(),
                   [&](const Question& asked) { return before(asked.to) - before(asked.from); });
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
