package main

import (
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"
)

type Ticket struct {
	ID          string  `json:"id"`
	Reference   string  `json:"reference"`
	Subject     string  `json:"subject"`
	Status      string  `json:"status"`
	DuplicateOf *string `json:"duplicate_of"`
	version     int
}

func (t *Ticket) tag() string { return fmt.Sprintf(`"%d"`, t.version) }

// tenant has tickets of its own; the lock guards all of them.
type tenant struct {
	sync.Mutex
	name    string
	tickets []*Ticket
}

func (t *tenant) find(id string) (*Ticket, error) {
	if i := t.index(id); i >= 0 {
		return t.tickets[i], nil
	}
	return nil, notFound
}

func (t *tenant) index(id string) int {
	return slices.IndexFunc(t.tickets, func(each *Ticket) bool { return each.ID == id })
}

func (t *tenant) byReference(reference string) *Ticket {
	i := slices.IndexFunc(t.tickets, func(each *Ticket) bool { return each.Reference == reference })
	if i < 0 {
		return nil
	}
	return t.tickets[i]
}

type problem struct {
	status int
	title  string
	allow  string
}

func (p problem) Error() string { return p.title }

var (
	notFound  = problem{status: 404, title: "Not found"}
	invalid   = problem{status: 422, title: "A value is invalid"}
	tenants   = map[string]*tenant{"acme": {name: "acme"}, "globex": {name: "globex"}}
	roles     = map[string]map[string]int{"ada": {"acme": admin}, "ben": {"acme": agent, "globex": viewer}, "cleo": {"globex": admin}}
	users     = map[string]string{}
	reference = regexp.MustCompile(`^[a-z0-9-]{1,40}$`)
)

// Each role may do what the ones before it may.
const (
	viewer = iota + 1
	agent
	admin
)

type answer struct {
	status int
	body   any
	ticket *Ticket
}

type request struct {
	*http.Request
	user   string
	tenant *tenant
	body   []byte
}

type route struct {
	role   int
	handle func(request) (answer, error)
}

func newID() string {
	b := make([]byte, 16)
	rand.Read(b)
	b[6], b[8] = b[6]&0x0f|0x40, b[8]&0x3f|0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", b[:4], b[4:6], b[6:8], b[8:10], b[10:])
}

// fields are the members of a body, each with what reads it into a ticket.
func (r request) fields(into *Ticket, required []string, optional ...string) error {
	if !json.Valid(r.body) {
		return problem{status: 400, title: "The body is not valid JSON"}
	}
	var members map[string]json.RawMessage
	if json.Unmarshal(r.body, &members) != nil || members == nil {
		return invalid
	}
	for _, name := range required {
		if _, ok := members[name]; !ok {
			return invalid
		}
	}
	for name, raw := range members {
		if !slices.Contains(required, name) && !slices.Contains(optional, name) || !r.read(into, name, raw) {
			return invalid
		}
	}
	return nil
}

func (r request) read(into *Ticket, name string, raw json.RawMessage) bool {
	var text *string
	if json.Unmarshal(raw, &text) != nil {
		return false
	}
	if name == "duplicate_of" {
		into.DuplicateOf = text
		return text == nil || r.tenant.index(*text) >= 0
	}
	if text == nil {
		return false
	}
	switch name {
	case "reference":
		into.Reference = *text
		return reference.MatchString(*text)
	case "subject":
		into.Subject = *text
		length := utf8.RuneCountInString(*text)
		return length >= 1 && length <= 200
	default:
		into.Status = *text
		return *text == "open" || *text == "closed"
	}
}

func create(r request) (answer, error) {
	ticket := &Ticket{ID: newID(), Status: "open", version: 1}
	if err := r.fields(ticket, []string{"reference", "subject"}, "duplicate_of"); err != nil {
		return answer{}, err
	}
	if r.tenant.byReference(ticket.Reference) != nil {
		return answer{}, problem{status: 409, title: "The reference is taken"}
	}
	r.tenant.tickets = append(r.tenant.tickets, ticket)
	return answer{201, ticket, ticket}, nil
}

func list(r request) (answer, error) {
	query, limit := r.URL.Query(), 20
	if query.Has("limit") {
		number, err := strconv.Atoi(query.Get("limit"))
		if err != nil || number < 1 || number > 20 {
			return answer{}, problem{status: 400, title: "limit is 1 to 20"}
		}
		limit = number
	}
	start := -1
	if query.Has("cursor") {
		if start = r.tenant.index(query.Get("cursor")); start < 0 {
			return answer{}, problem{status: 400, title: "The cursor is unknown"}
		}
	}
	items, total, next := []*Ticket{}, 0, (*string)(nil)
	for i, ticket := range r.tenant.tickets {
		if !strings.Contains(ticket.Subject, query.Get("q")) {
			continue
		}
		total++
		if i > start && len(items) < limit {
			items = append(items, ticket)
		} else if i > start && next == nil {
			next = &items[limit-1].ID
		}
	}
	return answer{200, map[string]any{"items": items, "total": total, "next_cursor": next}, nil}, nil
}

func read(r request) (answer, error) {
	ticket, err := r.tenant.find(r.PathValue("id"))
	if err == nil && strings.Contains(r.Header.Get("If-None-Match"), ticket.tag()) {
		return answer{304, nil, ticket}, nil
	}
	return answer{200, ticket, ticket}, err
}

func change(r request) (answer, error) {
	ticket, err := r.tenant.find(r.PathValue("id"))
	if err != nil {
		return answer{}, err
	}
	changed := *ticket
	if err := r.fields(&changed, nil, "subject", "status", "duplicate_of"); err != nil {
		return answer{}, err
	}
	changed.version++
	*ticket = changed
	return answer{200, ticket, ticket}, nil
}

func remove(r request) (answer, error) {
	i := r.tenant.index(r.PathValue("id"))
	if i < 0 {
		return answer{}, notFound
	}
	r.tenant.tickets = slices.Delete(r.tenant.tickets, i, i+1)
	return answer{status: 204}, nil
}

func closeAll(r request) (answer, error) {
	if !json.Valid(r.body) {
		return answer{}, problem{status: 400, title: "The body is not valid JSON"}
	}
	var in struct{ Ids []string }
	if json.Unmarshal(r.body, &in) != nil || len(in.Ids) < 1 || len(in.Ids) > 50 {
		return answer{}, invalid
	}
	closed, missing := []string{}, []string{}
	for _, id := range in.Ids {
		if ticket, err := r.tenant.find(id); err != nil {
			missing = append(missing, id)
		} else {
			ticket.Status = "closed"
			ticket.version++
			closed = append(closed, id)
		}
	}
	return answer{200, map[string]any{"closed": closed, "not_found": missing}, nil}, nil
}

func findEverywhere(w http.ResponseWriter, r *http.Request, user string) error {
	if r.Method != "GET" {
		return problem{status: 405, title: "The path does not offer this method", allow: "GET"}
	}
	if !r.URL.Query().Has("reference") {
		return problem{status: 400, title: "reference is missing"}
	}
	type found struct {
		Tenant string `json:"tenant"`
		Ticket
	}
	items := []found{}
	for name := range roles[user] {
		t := tenants[name]
		t.Lock()
		if ticket := t.byReference(r.URL.Query().Get("reference")); ticket != nil {
			items = append(items, found{name, *ticket})
		}
		t.Unlock()
	}
	writeJSON(w, 200, "application/json", map[string]any{"items": items})
	return nil
}

var routes = map[string]map[string]route{
	"/tenants/{tenant}/tickets":      {"GET": {viewer, list}, "POST": {agent, create}},
	"/tenants/{tenant}/tickets/{id}": {"GET": {viewer, read}, "PATCH": {agent, change}, "DELETE": {admin, remove}},
	"/tenants/{tenant}/closures":     {"POST": {agent, closeAll}},
}

func serve(w http.ResponseWriter, r *http.Request, user string, methods map[string]route) error {
	chosen, ok := methods[r.Method]
	if !ok {
		names := []string{}
		for name := range methods {
			names = append(names, name)
		}
		return problem{status: 405, title: "The path does not offer this method", allow: strings.Join(names, ", ")}
	}
	name := r.PathValue("tenant")
	role, ok := roles[user][name]
	if !ok {
		return notFound
	}
	if role < chosen.role {
		return problem{status: 403, title: "Your role does not allow this"}
	}
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return err
	}
	t := tenants[name]
	t.Lock()
	defer t.Unlock()
	done, err := chosen.handle(request{r, user, t, body})
	if err != nil {
		return err
	}
	if done.ticket != nil {
		w.Header().Set("ETag", done.ticket.tag())
	}
	if done.status == 201 {
		w.Header().Set("Location", "/tenants/"+name+"/tickets/"+done.ticket.ID)
	}
	if done.body == nil {
		w.WriteHeader(done.status)
	} else {
		writeJSON(w, done.status, "application/json", done.body)
	}
	return nil
}

func writeJSON(w http.ResponseWriter, status int, kind string, body any) {
	data, _ := json.Marshal(body)
	w.Header().Set("Content-Type", kind)
	w.WriteHeader(status)
	w.Write(data)
}

// guarded answers errors as problems, and lets in nobody without a token.
func guarded(handle func(http.ResponseWriter, *http.Request, string) error) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		scheme, token, _ := strings.Cut(r.Header.Get("Authorization"), " ")
		user, ok := users[token]
		err := error(problem{status: 401, title: "A valid token is needed"})
		if ok && strings.EqualFold(scheme, "bearer") {
			err = handle(w, r, user)
		}
		if err == nil {
			return
		}
		var p problem
		if !errors.As(err, &p) {
			p = problem{status: 500, title: "Something went wrong"}
		}
		if p.status == 401 {
			w.Header().Set("WWW-Authenticate", "Bearer")
		}
		if p.allow != "" {
			w.Header().Set("Allow", p.allow)
		}
		writeJSON(w, p.status, "application/problem+json", map[string]any{"type": "about:blank", "title": p.title, "status": p.status})
	}
}

func main() {
	var callers map[string]string
	json.Unmarshal([]byte(os.Getenv("HONE_CALLERS")), &callers)
	for name, token := range callers {
		users[token] = name
	}
	http.HandleFunc("/healthz", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(200) })
	http.HandleFunc("/tickets", guarded(findEverywhere))
	for pattern, methods := range routes {
		http.HandleFunc(pattern, guarded(func(w http.ResponseWriter, r *http.Request, user string) error {
			return serve(w, r, user, methods)
		}))
	}
	http.HandleFunc("/", guarded(func(http.ResponseWriter, *http.Request, string) error { return notFound }))
	port := os.Getenv("PORT")
	if port == "" {
		port = "8080"
	}
	http.ListenAndServe("127.0.0.1:"+port, nil)
}
