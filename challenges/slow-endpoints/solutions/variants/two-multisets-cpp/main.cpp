#include <iostream>
#include <map>
#include <set>
#include <string>
using namespace std;

// The requests of an endpoint, split at the percentile: it is the last one of `fast`.
struct Endpoint {
    multiset<int> fast, slow;
    int percentile = -1;
};

// Slowest first, and by name where they are equally slow.
struct SlowestFirst {
    bool operator()(const pair<int, string>& a, const pair<int, string>& b) const {
        if (a.first != b.first) return a.first > b.first;
        return a.second < b.second;
    }
};

int main() {
    ios_base::sync_with_stdio(false);
    cin.tie(nullptr);
    int q, n;
    cin >> q >> n;
    map<string, Endpoint> endpoints;
    set<pair<int, string>, SlowestFirst> ranking;
    while (n--) {
        string kind;
        cin >> kind;
        if (kind == "took") {
            string name;
            int ms;
            cin >> name >> ms;
            Endpoint& e = endpoints[name];
            if (!e.fast.empty() && ms >= *e.fast.rbegin()) e.slow.insert(ms);
            else e.fast.insert(ms);
            size_t wanted = ((e.fast.size() + e.slow.size()) * q + 99) / 100;
            while (e.fast.size() < wanted) {
                e.fast.insert(*e.slow.begin());
                e.slow.erase(e.slow.begin());
            }
            while (e.fast.size() > wanted) {
                auto last = prev(e.fast.end());
                e.slow.insert(*last);
                e.fast.erase(last);
            }
            int now = *e.fast.rbegin();
            if (now != e.percentile) {
                ranking.erase({e.percentile, name});
                e.percentile = now;
                ranking.insert({now, name});
            }
        } else {
            int k;
            cin >> k;
            if (ranking.empty()) {
                cout << "-\n";
                continue;
            }
            string line;
            for (const auto& [ms, name] : ranking) {
                if (k-- == 0) break;
                if (!line.empty()) line += ' ';
                line += name + ' ' + to_string(ms);
            }
            cout << line << '\n';
        }
    }
}
