package main

import (
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"os"
	"regexp"
	"slices"
	"strings"
	"sync"
)

type flag struct {
	Name    string `json:"name"`
	Enabled bool   `json:"enabled"`
}

var (
	name  = regexp.MustCompile(`^[a-z][a-z0-9-]{0,39}$`)
	mutex sync.Mutex
	flags = map[string]bool{}
)

func send(w http.ResponseWriter, status int, kind string, body any) {
	w.Header().Set("Content-Type", kind)
	w.WriteHeader(status)
	json.NewEncoder(w).Encode(body)
}

func refuse(w http.ResponseWriter, status int, title string) {
	send(w, status, "application/problem+json", map[string]any{"type": "about:blank", "title": title, "status": status})
}

// The value of a body with the key `enabled` and no other.
func valueOf(r *http.Request) (bool, bool) {
	data, err := io.ReadAll(r.Body)
	var body map[string]any
	if err != nil || json.Unmarshal(data, &body) != nil || len(body) != 1 {
		return false, false
	}
	enabled, ok := body["enabled"].(bool)
	return enabled, ok
}

func put(w http.ResponseWriter, r *http.Request, id string) {
	enabled, ok := valueOf(r)
	if !ok || !name.MatchString(id) {
		refuse(w, 400, "The name or the value is invalid")
		return
	}
	_, known := flags[id]
	flags[id] = enabled
	status := 200
	if !known {
		status = 201
		w.Header().Set("Location", "/flags/"+id)
	}
	send(w, status, "application/json", flag{id, enabled})
}

func one(w http.ResponseWriter, r *http.Request, id string) {
	enabled, known := flags[id]
	switch {
	case r.Method == "PUT":
		put(w, r, id)
	case r.Method != "GET" && r.Method != "DELETE":
		w.Header().Set("Allow", "GET, PUT, DELETE")
		refuse(w, 405, "Method not allowed")
	case !known:
		refuse(w, 404, "There is no such flag")
	case r.Method == "GET":
		send(w, 200, "application/json", flag{id, enabled})
	default:
		delete(flags, id)
		w.WriteHeader(204)
	}
}

func list(w http.ResponseWriter, r *http.Request) {
	if r.Method != "GET" {
		w.Header().Set("Allow", "GET")
		refuse(w, 405, "Method not allowed")
		return
	}
	items := []flag{}
	for id, enabled := range flags {
		items = append(items, flag{id, enabled})
	}
	slices.SortFunc(items, func(a, b flag) int { return strings.Compare(a.Name, b.Name) })
	send(w, 200, "application/json", map[string]any{"items": items})
}

// The default mux would answer some of these paths by itself.
func serve(w http.ResponseWriter, r *http.Request) {
	mutex.Lock()
	defer mutex.Unlock()
	path := r.URL.EscapedPath()
	id, isFlag := strings.CutPrefix(path, "/flags/")
	switch {
	case path == "/healthz":
		w.WriteHeader(200)
	case path == "/flags":
		list(w, r)
	case isFlag && id != "" && !strings.Contains(id, "/"):
		decoded, err := url.PathUnescape(id)
		if err != nil {
			refuse(w, 400, "The name is invalid")
			return
		}
		one(w, r, decoded)
	default:
		refuse(w, 404, "There is no such path")
	}
}

func main() {
	port := os.Getenv("PORT")
	if port == "" {
		port = "8080"
	}
	http.ListenAndServe("127.0.0.1:"+port, http.HandlerFunc(serve))
}
