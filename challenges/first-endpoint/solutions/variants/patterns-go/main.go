package main

import (
	"encoding/json"
	"io"
	"net/http"
	"os"
	"regexp"
	"sort"
	"strings"
	"sync"
)

type flag struct {
	Name    string `json:"name"`
	Enabled bool   `json:"enabled"`
}

var (
	validName = regexp.MustCompile(`^[a-z][a-z0-9-]{0,39}$`)
	mutex     sync.Mutex
	flags     = map[string]bool{}
)

func send(w http.ResponseWriter, status int, body any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	json.NewEncoder(w).Encode(body)
}

func problem(w http.ResponseWriter, status int, title string) {
	w.Header().Set("Content-Type", "application/problem+json")
	w.WriteHeader(status)
	json.NewEncoder(w).Encode(map[string]any{"type": "about:blank", "title": title, "status": status})
}

func named(next func(w http.ResponseWriter, r *http.Request, name string)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		name := r.PathValue("name")
		if !validName.MatchString(name) {
			problem(w, 400, "Invalid name")
			return
		}
		mutex.Lock()
		defer mutex.Unlock()
		next(w, r, name)
	}
}

func put(w http.ResponseWriter, r *http.Request, name string) {
	var body map[string]any
	content, err := io.ReadAll(r.Body)
	if err != nil || json.Unmarshal(content, &body) != nil {
		problem(w, 400, "Invalid JSON")
		return
	}
	enabled, ok := body["enabled"].(bool)
	if !ok || len(body) != 1 {
		problem(w, 400, "enabled must be a boolean, and the only key")
		return
	}
	_, found := flags[name]
	flags[name] = enabled
	if found {
		send(w, 200, flag{name, enabled})
		return
	}
	w.Header().Set("Location", "/flags/"+name)
	send(w, 201, flag{name, enabled})
}

func get(w http.ResponseWriter, _ *http.Request, name string) {
	enabled, found := flags[name]
	if !found {
		problem(w, 404, "No such flag")
		return
	}
	send(w, 200, flag{name, enabled})
}

func remove(w http.ResponseWriter, _ *http.Request, name string) {
	if _, found := flags[name]; !found {
		problem(w, 404, "No such flag")
		return
	}
	delete(flags, name)
	w.WriteHeader(204)
}

func list(w http.ResponseWriter, _ *http.Request) {
	mutex.Lock()
	defer mutex.Unlock()
	items := []flag{}
	for name, enabled := range flags {
		items = append(items, flag{name, enabled})
	}
	sort.Slice(items, func(i, j int) bool { return items[i].Name < items[j].Name })
	send(w, 200, map[string]any{"items": items})
}

// What a path offers, by method.
type resource map[string]http.HandlerFunc

func (offered resource) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if handler, found := offered[r.Method]; found {
		handler(w, r)
		return
	}
	methods := []string{}
	for method := range offered {
		methods = append(methods, method)
	}
	sort.Strings(methods)
	w.Header().Set("Allow", strings.Join(methods, ", "))
	problem(w, 405, "The path does not offer this method")
}

func main() {
	mux := http.NewServeMux()
	mux.Handle("/healthz", resource{"GET": func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(200) }})
	mux.Handle("/flags", resource{"GET": list})
	mux.Handle("/flags/{name}", resource{"GET": named(get), "PUT": named(put), "DELETE": named(remove)})
	mux.HandleFunc("/", func(w http.ResponseWriter, _ *http.Request) { problem(w, 404, "There is no such path") })
	port := os.Getenv("PORT")
	if port == "" {
		port = "8080"
	}
	http.ListenAndServe("127.0.0.1:"+port, mux)
}
