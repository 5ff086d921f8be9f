#include <algorithm>
#include <iostream>
#include <queue>
#include <sstream>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

struct Finish {
    long time;
    std::string name;

    // In a priority queue, the latest comes first, and of several the one with the smallest name.
    bool operator<(const Finish& other) const { return time != other.time ? time < other.time : name > other.name; }
};

struct Target {
    std::string name;
    long ms;
    float finish = 0;
    long round = 0;
    std::vector<Target*> needs;
    std::unordered_set<Target*> dependents;

    float start() const {
        float start = 0;
        for (const Target* needed : needs) start = std::max(start, needed->finish);
        return start;
    }
};

// Finish times are kept, and changes are carried on in the order of the finish times before. A target always finishes
// after what it needs, so this order is a topological one, without being kept apart.
class Build {
public:
    void add(const std::string& name, int ms, const std::vector<std::string>& needs) {
        Target& target = targets[name];
        target.name = name;
        target.ms = ms;
        for (const std::string& other : needs) {
            Target& needed = targets.at(other);
            target.needs.push_back(&needed);
            needed.dependents.insert(&target);
        }
        target.finish = target.start() + static_cast<float>(ms);
        note(target);
    }

    void took(const std::string& name, int ms) {
        Target& target = targets.at(name);
        target.ms = ms;
        update(target);
    }

    bool need(const std::string& name, const std::string& other) {
        Target &target = targets.at(name), &needed = targets.at(other);
        if (std::count(target.needs.begin(), target.needs.end(), &needed)) return true;
        bool is_early_enough = needed.finish <= target.start();
        target.needs.push_back(&needed);
        if (!is_early_enough && !update(target, &needed)) {
            target.needs.pop_back();
            return false;
        }
        needed.dependents.insert(&target);
        return true;
    }

    void free(const std::string& name, const std::string& other) {
        Target &target = targets.at(name), &needed = targets.at(other);
        if (std::erase(target.needs, &needed) == 0) return;
        needed.dependents.erase(&target);
        note(needed);
        update(target);
    }

    Finish why(const std::string& name) const {
        const Target& target = targets.at(name);
        Finish waits_for{0, "-"};
        for (const Target* needed : target.needs) waits_for = std::max(waits_for, Finish{static_cast<long>(needed->finish), needed->name});
        return {static_cast<long>(target.finish), waits_for.name};
    }

    // What finishes last is needed by nothing. Entries that are out of date are thrown away when they surface.
    Finish build() {
        while (!last.empty() && static_cast<long>(targets.at(last.top().name).finish) != last.top().time) last.pop();
        return last.empty() ? Finish{0, "-"} : last.top();
    }

private:
    struct Later {
        bool operator()(const Target* one, const Target* other) const { return one->finish > other->finish; }
    };

    void note(const Target& target) {
        if (target.dependents.empty()) last.push({static_cast<long>(target.finish), target.name});
    }

    // Carries a change on to all that it touches; if `unreachable` is among them, undoes everything.
    bool update(Target& changed, const Target* unreachable = nullptr) {
        std::priority_queue<Target*, std::vector<Target*>, Later> waiting;
        std::vector<std::pair<Target*, float>> before;
        changed.round = ++round;
        waiting.push(&changed);
        while (!waiting.empty()) {
            Target* target = waiting.top();
            waiting.pop();
            if (target == unreachable) {
                for (auto [undone, finish] : before) undone->finish = finish;
                return false;
            }
            float finish = target->start() + static_cast<float>(target->ms);
            if (finish == target->finish) continue;
            before.emplace_back(target, target->finish);
            target->finish = finish;
            for (Target* dependent : target->dependents) {
                if (dependent->round == round) continue;
                dependent->round = round;
                waiting.push(dependent);
            }
        }
        for (auto [target, finish] : before) note(*target);
        return true;
    }

    std::unordered_map<std::string, Target> targets;
    std::priority_queue<Finish> last;
    long round = 0;
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
