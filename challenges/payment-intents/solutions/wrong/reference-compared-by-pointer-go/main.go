package main

import (
	"encoding/json"
	"fmt"
	"io"
	"log"
	"math"
	"net/http"
	"net/url"
	"os"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"
)

const maxBody = 1 << 20

// newIntent is the body of POST /payment_intents.
type newIntent struct {
	amount    int64
	currency  string
	reference *string
}

type intent struct {
	ID        string  `json:"id"`
	Amount    int64   `json:"amount"`
	Currency  string  `json:"currency"`
	Reference *string `json:"reference"`
	Status    string  `json:"status"`
}

type firstAnswer struct {
	request newIntent
	answer  intent
}

// account holds what belongs to one merchant.
type account struct {
	intents []*intent
	byID    map[string]*intent
	keys    map[string]firstAnswer
}

type service struct {
	mu       sync.Mutex
	nextID   int
	accounts map[string]*account // by token
}

func newService(tokens map[string]string) *service {
	s := &service{accounts: map[string]*account{}}
	for _, token := range tokens {
		s.accounts[token] = &account{byID: map[string]*intent{}, keys: map[string]firstAnswer{}}
	}
	return s
}

// httpError is an answer other than 2xx.
type httpError struct {
	status int
	title  string
}

func (s *service) create(a *account, key string, request newIntent) (intent, *httpError) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if first, ok := a.keys[key]; ok {
		if first.request != request {
			return intent{}, &httpError{422, "The key was used with another body"}
		}
		return first.answer, nil
	}
	s.nextID++
	created := &intent{
		ID:        fmt.Sprintf("pi_%d", s.nextID),
		Amount:    request.amount,
		Currency:  request.currency,
		Reference: request.reference,
		Status:    "requires_confirmation",
	}
	a.intents = append(a.intents, created)
	a.byID[created.ID] = created
	a.keys[key] = firstAnswer{request, *created}
	return *created, nil
}

func (s *service) get(a *account, id string) (intent, *httpError) {
	s.mu.Lock()
	defer s.mu.Unlock()
	found, ok := a.byID[id]
	if !ok {
		return intent{}, &httpError{404, "No such payment intent"}
	}
	return *found, nil
}

func (s *service) finish(a *account, id, status string) (intent, *httpError) {
	s.mu.Lock()
	defer s.mu.Unlock()
	found, ok := a.byID[id]
	if !ok {
		return intent{}, &httpError{404, "No such payment intent"}
	}
	if found.Status != "requires_confirmation" {
		return intent{}, &httpError{409, "The payment intent is already " + found.Status}
	}
	found.Status = status
	return *found, nil
}

type page struct {
	Items      []intent `json:"items"`
	NextCursor *string  `json:"next_cursor"`
}

func (s *service) list(a *account, cursor string, limit int) (page, *httpError) {
	s.mu.Lock()
	defer s.mu.Unlock()
	start := 0
	if cursor != "" {
		position, err := strconv.Atoi(strings.TrimPrefix(cursor, "after_"))
		if err != nil || position > len(a.intents) {
			return page{}, &httpError{400, "Invalid cursor"}
		}
		start = position
	}
	end := min(start+limit, len(a.intents))
	result := page{Items: make([]intent, 0, limit)}
	for _, each := range a.intents[start:end] {
		result.Items = append(result.Items, *each)
	}
	if end < len(a.intents) {
		next := fmt.Sprintf("after_%d", end)
		result.NextCursor = &next
	}
	return result, nil
}

func parseNewIntent(body []byte) (newIntent, *httpError) {
	var request newIntent
	if !utf8.Valid(body) || !json.Valid(body) {
		return request, &httpError{400, "The body is not JSON"}
	}
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(body, &fields); err != nil || fields == nil {
		return request, &httpError{422, "The body is not an object"}
	}
	for name := range fields {
		if name != "amount" && name != "currency" && name != "reference" {
			return request, &httpError{422, "Unknown field"}
		}
	}
	var amount float64
	if json.Unmarshal(orNull(fields["amount"]), &amount) != nil ||
		amount != math.Trunc(amount) || amount < 1 || amount > 10_000_000 {
		return request, &httpError{422, "amount must be an integer of 1 to 10000000"}
	}
	request.amount = int64(amount)
	if json.Unmarshal(orNull(fields["currency"]), &request.currency) != nil ||
		(request.currency != "eur" && request.currency != "gbp" && request.currency != "usd") {
		return request, &httpError{422, "currency must be eur, gbp or usd"}
	}
	if json.Unmarshal(orNull(fields["reference"]), &request.reference) != nil {
		return request, &httpError{422, "reference must be a string"}
	}
	if request.reference != nil {
		length := utf8.RuneCountInString(*request.reference)
		if length < 1 || length > 80 {
			return request, &httpError{422, "reference must have 1 to 80 characters"}
		}
	}
	return request, nil
}

func orNull(raw json.RawMessage) json.RawMessage {
	if raw == nil {
		return json.RawMessage("null")
	}
	return raw
}

func writeJSON(w http.ResponseWriter, status int, contentType string, value any) {
	text, err := json.Marshal(value)
	if err != nil {
		log.Print(err)
		w.WriteHeader(http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", contentType)
	w.Header().Set("Content-Length", strconv.Itoa(len(text)))
	w.WriteHeader(status)
	w.Write(text)
}

func writeProblem(w http.ResponseWriter, status int, title string) {
	writeJSON(w, status, "application/problem+json", map[string]any{
		"type": "about:blank", "title": title, "status": status,
	})
}

func respond(w http.ResponseWriter, status int, value any, failure *httpError) {
	if failure != nil {
		writeProblem(w, failure.status, failure.title)
		return
	}
	writeJSON(w, status, "application/json", value)
}

// allowed answers 405 for methods other than these.
func allowed(w http.ResponseWriter, r *http.Request, methods ...string) bool {
	for _, method := range methods {
		if r.Method == method {
			return true
		}
	}
	w.Header().Set("Allow", strings.Join(methods, ", "))
	writeProblem(w, http.StatusMethodNotAllowed, "Method not allowed")
	return false
}

func (s *service) account(r *http.Request) *account {
	scheme, token, _ := strings.Cut(r.Header.Get("Authorization"), " ")
	if !strings.EqualFold(scheme, "Bearer") {
		return nil
	}
	return s.accounts[strings.TrimSpace(token)]
}

// readBody reads to the end even if the body is too large, so that the client can read the answer.
func readBody(w http.ResponseWriter, r *http.Request) ([]byte, bool) {
	body, err := io.ReadAll(io.LimitReader(r.Body, maxBody+1))
	if err != nil {
		writeProblem(w, http.StatusBadRequest, "The body could not be read")
		return nil, false
	}
	if len(body) > maxBody {
		io.Copy(io.Discard, r.Body)
		writeProblem(w, http.StatusRequestEntityTooLarge, "The body is larger than 1 MiB")
		return nil, false
	}
	return body, true
}

func (s *service) serveCreate(w http.ResponseWriter, r *http.Request, a *account, body []byte) {
	mediaType, _, _ := strings.Cut(r.Header.Get("Content-Type"), ";")
	if !strings.EqualFold(strings.TrimSpace(mediaType), "application/json") {
		writeProblem(w, http.StatusUnsupportedMediaType, "The body must be application/json")
		return
	}
	key := r.Header.Get("Idempotency-Key")
	if key == "" || len(key) > 200 {
		writeProblem(w, http.StatusBadRequest, "Idempotency-Key must have 1 to 200 characters")
		return
	}
	request, failure := parseNewIntent(body)
	if failure != nil {
		writeProblem(w, failure.status, failure.title)
		return
	}
	created, failure := s.create(a, key, request)
	if failure == nil {
		w.Header().Set("Location", "/payment_intents/"+created.ID)
	}
	respond(w, http.StatusCreated, created, failure)
}

var (
	limitPattern  = regexp.MustCompile(`^([1-9]|1[0-9]|20)$`)
	cursorPattern = regexp.MustCompile(`^after_[1-9][0-9]{0,8}$`)
)

func (s *service) serveList(w http.ResponseWriter, r *http.Request, a *account) {
	query, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		writeProblem(w, http.StatusBadRequest, "Invalid query")
		return
	}
	limit := 20
	if query.Has("limit") {
		if len(query["limit"]) > 1 || !limitPattern.MatchString(query.Get("limit")) {
			writeProblem(w, http.StatusBadRequest, "limit must be 1 to 20")
			return
		}
		limit, _ = strconv.Atoi(query.Get("limit"))
	}
	if query.Has("cursor") && (len(query["cursor"]) > 1 || !cursorPattern.MatchString(query.Get("cursor"))) {
		writeProblem(w, http.StatusBadRequest, "Invalid cursor")
		return
	}
	result, failure := s.list(a, query.Get("cursor"), limit)
	respond(w, http.StatusOK, result, failure)
}

var finalStatus = map[string]string{"confirm": "succeeded", "cancel": "canceled"}

func (s *service) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.URL.Path == "/healthz" {
		if allowed(w, r, "GET", "HEAD") {
			writeJSON(w, http.StatusOK, "application/json", map[string]string{"status": "ok"})
		}
		return
	}
	body, ok := readBody(w, r)
	if !ok {
		return
	}
	a := s.account(r)
	if a == nil {
		w.Header().Set("WWW-Authenticate", "Bearer")
		writeProblem(w, http.StatusUnauthorized, "A valid token is required")
		return
	}
	parts := strings.Split(strings.TrimPrefix(r.URL.Path, "/"), "/")
	if parts[0] != "payment_intents" {
		writeProblem(w, http.StatusNotFound, "Not found")
		return
	}
	switch {
	case len(parts) == 1:
		if !allowed(w, r, "GET", "HEAD", "POST") {
			return
		}
		if r.Method == "POST" {
			s.serveCreate(w, r, a, body)
		} else {
			s.serveList(w, r, a)
		}
	case len(parts) == 2 && parts[1] != "":
		if allowed(w, r, "GET", "HEAD") {
			found, failure := s.get(a, parts[1])
			respond(w, http.StatusOK, found, failure)
		}
	case len(parts) == 3 && parts[1] != "" && finalStatus[parts[2]] != "":
		if allowed(w, r, "POST") {
			changed, failure := s.finish(a, parts[1], finalStatus[parts[2]])
			respond(w, http.StatusOK, changed, failure)
		}
	default:
		writeProblem(w, http.StatusNotFound, "Not found")
	}
}

func main() {
	tokens := map[string]string{}
	if err := json.Unmarshal([]byte(os.Getenv("HONE_CALLERS")), &tokens); err != nil {
		log.Print("HONE_CALLERS: ", err)
	}
	port := os.Getenv("PORT")
	if port == "" {
		port = "8080"
	}
	log.Fatal(http.ListenAndServe("127.0.0.1:"+port, newService(tokens)))
}
