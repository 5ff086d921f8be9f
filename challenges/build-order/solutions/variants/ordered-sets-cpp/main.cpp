#include <algorithm>
#include <iostream>
#include <set>
#include <sstream>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>
using namespace std;

struct Target {
    string name;
    long long ms = 0, finish = 0;
    vector<int> needs;
    unordered_set<int> users;
};

vector<Target> targets;
unordered_map<string, int> ids;

// Targets that none needs: one of them finishes last, and stands first.
struct LastFirst {
    bool operator()(int a, int b) const {
        if (targets[a].finish != targets[b].finish) return targets[a].finish > targets[b].finish;
        return targets[a].name < targets[b].name;
    }
};
set<int, LastFirst> order;

long long computed(int id) {
    long long start = 0;
    for (int needed : targets[id].needs) start = max(start, targets[needed].finish);
    return start + targets[id].ms;
}

void use(int id, int needed) {
    if (targets[needed].users.empty()) order.erase(needed);
    targets[id].needs.push_back(needed);
    targets[needed].users.insert(id);
}

// Works through what changes, earliest finish before the change first.
void propagate(int id) {
    set<pair<long long, int>> open{{targets[id].finish, id}};
    while (!open.empty()) {
        int now = open.begin()->second;
        open.erase(open.begin());
        long long finish = computed(now);
        if (finish == targets[now].finish) continue;
        if (targets[now].users.empty()) order.erase(now);
        targets[now].finish = finish;
        if (targets[now].users.empty()) order.insert(now);
        for (int user : targets[now].users) open.insert({targets[user].finish, user});
    }
}

// Whether `from` needs `wanted`, directly or not. What finishes no later cannot need it.
bool depends(int from, int wanted, unordered_set<int>& seen) {
    if (from == wanted) return true;
    if (targets[from].finish <= targets[wanted].finish || !seen.insert(from).second) return false;
    for (int needed : targets[from].needs)
        if (depends(needed, wanted, seen)) return true;
    return false;
}

int main() {
    ios_base::sync_with_stdio(false);
    cin.tie(nullptr);
    int n, e;
    cin >> n >> e;
    string line, word;
    getline(cin, line);
    targets.resize(n);
    for (int id = 0; id < n; id++) {
        getline(cin, line);
        stringstream words(line);
        Target& target = targets[id];
        words >> target.name >> target.ms;
        ids[target.name] = id;
        while (words >> word) {
            use(id, ids[word]);
        }
        target.finish = computed(id);
        order.insert(id);
    }
    while (e--) {
        string kind, a, b;
        cin >> kind;
        if (kind == "build") {
            if (order.empty()) cout << "0 -\n";
            else cout << targets[*order.begin()].finish << ' ' << targets[*order.begin()].name << '\n';
            continue;
        }
        cin >> a;
        int id = ids[a];
        Target& target = targets[id];
        if (kind == "took") {
            cin >> target.ms;
            propagate(id);
        } else if (kind == "why") {
            int last = -1;
            for (int needed : target.needs)
                if (last < 0 || LastFirst()(needed, last)) last = needed;
            cout << target.finish << ' ' << (last < 0 ? "-" : targets[last].name) << '\n';
        } else {
            cin >> b;
            int other = ids[b];
            auto place = find(target.needs.begin(), target.needs.end(), other);
            if (kind == "free") {
                if (place == target.needs.end()) continue;
                target.needs.erase(place);
                targets[other].users.erase(id);
                if (targets[other].users.empty()) order.insert(other);
                propagate(id);
            } else if (place == target.needs.end()) {
                unordered_set<int> seen;
                if (depends(other, id, seen)) {
                    cout << "cycle\n";
                    continue;
                }
                use(id, other);
                propagate(id);
            }
        }
    }
}
