#include <algorithm>
#include <iostream>
#include <sstream>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

struct Finish {
    int time;
    std::string name;

    bool operator<(const Finish& other) const { return time != other.time ? time < other.time : name > other.name; }
};

// Knows durations and needs, and computes all finish times whenever somebody asks.
class Build {
public:
    void add(const std::string& name, int duration, const std::vector<std::string>& needed) {
        ms[name] = duration;
        needs[name] = needed;
    }

    void took(const std::string& name, int duration) { ms[name] = duration; }

    bool need(const std::string& name, const std::string& other) {
        std::unordered_set<std::string> seen{other};
        std::vector<std::string> waiting{other};
        while (!waiting.empty()) {
            std::string target = waiting.back();
            waiting.pop_back();
            for (const std::string& needed : needs[target])
                if (seen.insert(needed).second) waiting.push_back(needed);
        }
        if (seen.count(name)) return false;
        if (!std::count(needs[name].begin(), needs[name].end(), other)) needs[name].push_back(other);
        return true;
    }

    void free(const std::string& name, const std::string& other) { std::erase(needs[name], other); }

    Finish why(const std::string& name) {
        auto times = finish_times();
        Finish waits_for{0, "-"};
        for (const std::string& needed : needs[name]) waits_for = std::max(waits_for, Finish{times[needed], needed});
        return {times[name], waits_for.name};
    }

    Finish build() {
        Finish last{0, "-"};
        for (const auto& [name, time] : finish_times()) last = std::max(last, Finish{time, name});
        return last;
    }

private:
    std::unordered_map<std::string, int> finish_times() {
        std::unordered_map<std::string, std::size_t> missing;
        std::unordered_map<std::string, std::vector<std::string>> dependents;
        std::vector<std::string> ready;
        for (const auto& [name, list] : needs) {
            missing[name] = list.size();
            if (list.empty()) ready.push_back(name);
            for (const std::string& needed : list) dependents[needed].push_back(name);
        }
        std::unordered_map<std::string, int> times;
        while (!ready.empty()) {
            std::string name = ready.back();
            ready.pop_back();
            int start = 0;
            for (const std::string& needed : needs[name]) start = std::max(start, times[needed]);
            times[name] = start + ms[name];
            for (const std::string& dependent : dependents[name])
                if (--missing[dependent] == 0) ready.push_back(dependent);
        }
        return times;
    }

    std::unordered_map<std::string, int> ms;
    std::unordered_map<std::string, std::vector<std::string>> needs;
};

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    int targets = 0, events = 0;
    std::string line, kind, name, other;
    std::getline(std::cin, line);
    std::istringstream(line) >> targets >> events;
    Build build;
    while (targets-- > 0 && std::getline(std::cin, line)) {
        std::istringstream words(line);
        int ms = 0;
        words >> name >> ms;
        std::vector<std::string> needs;
        while (words >> other) needs.push_back(other);
        build.add(name, ms, needs);
    }
    while (events-- > 0 && std::cin >> kind) {
        if (kind == "took") {
            int ms = 0;
            std::cin >> name >> ms;
            build.took(name, ms);
        } else if (kind == "free") {
            std::cin >> name >> other;
            build.free(name, other);
        } else if (kind == "need") {
            std::cin >> name >> other;
            if (!build.need(name, other)) std::cout << "cycle\n";
        } else {
            if (kind == "why") std::cin >> name;
            Finish finish = kind == "why" ? build.why(name) : build.build();
            std::cout << finish.time << ' ' << finish.name << '\n';
        }
    }
}
