package main

import (
	"bytes"
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"
)

type Intent struct {
	ID        string  `json:"id"`
	Amount    int64   `json:"amount"`
	Currency  string  `json:"currency"`
	Reference *string `json:"reference"`
	Status    string  `json:"status"`
}

type keyed struct {
	body   string
	intent Intent
}

type merchant struct {
	sync.Mutex
	order []string
	byID  map[string]*Intent
	keys  map[string]keyed
}

type problem struct {
	status int
	title  string
	allow  string
}

func (p problem) Error() string { return p.title }

var merchants = map[string]*merchant{}

func writeJSON(w http.ResponseWriter, status int, kind string, body any) {
	data, _ := json.Marshal(body)
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Content-Length", strconv.Itoa(len(data)))
	w.WriteHeader(status)
	w.Write(data)
}

func refuse(w http.ResponseWriter, err error) {
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
	writeJSON(w, p.status, "application/problem+json",
		map[string]any{"type": "about:blank", "title": p.title, "status": p.status})
}

func authenticate(r *http.Request) (*merchant, error) {
	scheme, token, _ := strings.Cut(r.Header.Get("Authorization"), " ")
	if m, ok := merchants[token]; ok && strings.EqualFold(scheme, "bearer") {
		return m, nil
	}
	return nil, problem{status: 401, title: "A valid token is needed"}
}

func decode(data []byte) (Intent, error) {
	invalid := problem{status: 422, title: "A value is invalid"}
	if !json.Valid(data) {
		return Intent{}, problem{status: 400, title: "The body is not valid JSON"}
	}
	var in struct {
		Amount    *json.Number `json:"amount"`
		Currency  *string      `json:"currency"`
		Reference *string      `json:"reference"`
	}
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	if decoder.Decode(&in) != nil || in.Amount == nil || in.Currency == nil {
		return Intent{}, invalid
	}
	// json.Number also takes a quoted number.
	var raw map[string]json.RawMessage
	if json.Unmarshal(data, &raw) != nil || bytes.HasPrefix(raw["amount"], []byte(`"`)) {
		return Intent{}, invalid
	}
	amount, err := in.Amount.Int64()
	if err != nil || amount < 1 || amount > 10_000_000 || !slices.Contains([]string{"eur", "gbp", "usd"}, *in.Currency) {
		return Intent{}, invalid
	}
	if in.Reference != nil {
		if length := utf8.RuneCountInString(*in.Reference); length < 1 || length > 80 {
			return Intent{}, invalid
		}
	}
	return Intent{Amount: amount, Currency: *in.Currency, Reference: in.Reference, Status: "requires_confirmation"}, nil
}

func create(m *merchant, r *http.Request) (Intent, error) {
	data, err := io.ReadAll(r.Body)
	if err != nil {
		return Intent{}, err
	}
	if kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type")); kind != "application/json" {
		return Intent{}, problem{status: 415, title: "The body has to be JSON"}
	}
	intent, err := decode(data)
	if err != nil {
		return Intent{}, err
	}
	key := r.Header.Get("Idempotency-Key")
	if key == "" {
		return Intent{}, problem{status: 400, title: "An Idempotency-Key is needed"}
	}
	body, _ := json.Marshal(intent)
	m.Lock()
	defer m.Unlock()
	if known, ok := m.keys[key]; ok {
		if known.body != string(body) {
			return Intent{}, problem{status: 422, title: "The key was used for another payment"}
		}
		return known.intent, nil
	}
	id := make([]byte, 12)
	rand.Read(id)
	intent.ID = hex.EncodeToString(id)
	stored := intent
	m.byID[intent.ID] = &stored
	m.order = append(m.order, intent.ID)
	m.keys[key] = keyed{string(body), intent}
	return intent, nil
}

func list(m *merchant, r *http.Request) (any, error) {
	limit, query := 20, r.URL.Query()
	if query.Has("limit") {
		number, err := strconv.Atoi(query.Get("limit"))
		if err != nil || number < 1 || number > 20 {
			return nil, problem{status: 400, title: "limit is 1 to 20"}
		}
		limit = number
	}
	m.Lock()
	defer m.Unlock()
	start := 0
	if query.Has("cursor") {
		at := slices.Index(m.order, query.Get("cursor"))
		if at < 0 {
			return nil, problem{status: 400, title: "The cursor is unknown"}
		}
		start = at + 1
	}
	end := min(start+limit, len(m.order))
	items := []Intent{}
	for _, id := range m.order[start:end] {
		items = append(items, *m.byID[id])
	}
	var next *string
	if end < len(m.order) {
		next = &m.order[end-1]
	}
	return map[string]any{"items": items, "next_cursor": next}, nil
}

func (m *merchant) change(id, status string) (Intent, error) {
	m.Lock()
	defer m.Unlock()
	intent, ok := m.byID[id]
	if !ok {
		return Intent{}, problem{status: 404, title: "There is no such intent"}
	}
	if status != "" && intent.Status != "requires_confirmation" {
		return Intent{}, problem{status: 409, title: "The intent is " + intent.Status}
	}
	if status != "" {
		intent.Status = status
	}
	return *intent, nil
}

func offer(r *http.Request, methods ...string) error {
	if slices.Contains(methods, r.Method) {
		return nil
	}
	return problem{status: 405, title: "The path does not offer this method", allow: strings.Join(methods, ", ")}
}

func serve(w http.ResponseWriter, r *http.Request) error {
	m, err := authenticate(r)
	if err != nil {
		return err
	}
	parts := strings.Split(strings.TrimPrefix(r.URL.Path, "/"), "/")
	if parts[0] != "payment_intents" || len(parts) > 3 {
		return problem{status: 404, title: "There is no such path"}
	}
	var body any
	status := 200
	switch {
	case len(parts) == 1 && r.Method == "POST":
		intent, failed := create(m, r)
		if failed == nil {
			w.Header().Set("Location", "/payment_intents/"+intent.ID)
		}
		body, err, status = intent, failed, 201
	case len(parts) == 1:
		if err = offer(r, "GET", "POST"); err == nil {
			body, err = list(m, r)
		}
	case len(parts) == 2:
		if err = offer(r, "GET"); err == nil {
			body, err = m.change(parts[1], "")
		}
	case parts[2] == "confirm" || parts[2] == "cancel":
		if err = offer(r, "POST"); err == nil {
			body, err = m.change(parts[1], map[string]string{"confirm": "succeeded", "cancel": "canceled"}[parts[2]])
		}
	default:
		err = problem{status: 404, title: "There is no such path"}
	}
	if err == nil {
		writeJSON(w, status, "application/json", body)
	}
	return err
}

func main() {
	var tokens map[string]string
	json.Unmarshal([]byte(os.Getenv("HONE_CALLERS")), &tokens)
	for _, token := range tokens {
		merchants[token] = &merchant{byID: map[string]*Intent{}, keys: map[string]keyed{}}
	}
	http.HandleFunc("/healthz", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(200) })
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		if err := serve(w, r); err != nil {
			refuse(w, err)
		}
	})
	port := os.Getenv("PORT")
	if port == "" {
		port = "8080"
	}
	http.ListenAndServe("127.0.0.1:"+port, nil)
}
