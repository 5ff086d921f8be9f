package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"net/http"
	"os"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"time"
)

const (
	requests = 15
	window   = 3 * time.Second
	callTime = time.Second
	allSlots = 8
	keySlots = 5
)

type problem struct {
	status int
	title  string
}

func (p problem) Error() string { return p.title }

// key has the times of its requests that passed within the last window, and places for its calls.
type key struct {
	sync.Mutex
	times []time.Time
	slots chan struct{}
}

func (k *key) take(now time.Time) (passes bool, remaining int, wait time.Duration) {
	k.Lock()
	defer k.Unlock()
	for len(k.times) > 0 && now.Sub(k.times[0]) >= window {
		k.times = k.times[1:]
	}
	if passes = len(k.times) < requests; passes {
		k.times = append(k.times, now)
	}
	return passes, requests - len(k.times), window - now.Sub(k.times[0])
}

var (
	carrier = os.Getenv("CARRIER_URL")
	keys    = map[string]*key{}
	slots   = make(chan struct{}, allSlots)
	lanes   = regexp.MustCompile(`^/rates/[a-z0-9-]{1,40}$`)
	// A redirect would be a second call.
	client = &http.Client{
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
)

// call takes the key's own slot first: whoever waits for that one blocks nobody else.
func call(k *key, path string) ([]byte, error) {
	k.slots <- struct{}{}
	defer func() { <-k.slots }()
	slots <- struct{}{}
	defer func() { <-slots }()
	ctx, cancel := context.WithTimeout(context.Background(), callTime)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, "GET", carrier+path, nil)
	if err != nil {
		return nil, err
	}
	response, err := client.Do(request)
	if err != nil {
		return nil, failure(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	switch {
	case err != nil:
		return nil, failure(err)
	case response.StatusCode == 404:
		return nil, problem{404, "The carrier does not know the lane"}
	case response.StatusCode != 200:
		return nil, problem{502, "The carrier failed"}
	}
	return body, nil
}

func failure(err error) error {
	if errors.Is(err, context.DeadlineExceeded) {
		return problem{504, "The carrier took too long"}
	}
	return problem{502, "The carrier failed"}
}

func answer(w http.ResponseWriter, r *http.Request) ([]byte, error) {
	scheme, token, _ := strings.Cut(r.Header.Get("Authorization"), " ")
	k, ok := keys[token]
	if !ok || !strings.EqualFold(scheme, "bearer") {
		w.Header().Set("WWW-Authenticate", "Bearer")
		return nil, problem{401, "A valid key is needed"}
	}
	if !lanes.MatchString(r.URL.Path) {
		return nil, problem{404, "There is no such path"}
	}
	if r.Method != "GET" {
		w.Header().Set("Allow", "GET")
		return nil, problem{405, "The path offers GET only"}
	}
	passes, remaining, wait := k.take(time.Now())
	w.Header().Set("RateLimit-Policy", fmt.Sprintf(`"key";q=%d;w=%d`, requests, int(window.Seconds())))
	w.Header().Set("RateLimit", fmt.Sprintf(`"key";r=%d`, remaining))
	if !passes {
		w.Header().Set("Retry-After", strconv.Itoa(int(math.Ceil(wait.Seconds()))))
		return nil, problem{429, "The limit is used up"}
	}
	return call(k, r.URL.Path)
}

func handle(w http.ResponseWriter, r *http.Request) {
	body, err := answer(w, r)
	if err == nil {
		w.Header().Set("Content-Type", "application/json")
		w.Write(body)
		return
	}
	var p problem
	if !errors.As(err, &p) {
		p = problem{500, "Something went wrong"}
	}
	w.Header().Set("Content-Type", "application/problem+json")
	w.WriteHeader(p.status)
	json.NewEncoder(w).Encode(map[string]any{"type": "about:blank", "title": p.title, "status": p.status})
}

func main() {
	var callers map[string]string
	json.Unmarshal([]byte(os.Getenv("HONE_CALLERS")), &callers)
	for _, token := range callers {
		keys[token] = &key{slots: make(chan struct{}, keySlots)}
	}
	http.HandleFunc("/healthz", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(200) })
	http.HandleFunc("/", handle)
	port := os.Getenv("PORT")
	if port == "" {
		port = "8080"
	}
	http.ListenAndServe("127.0.0.1:"+port, nil)
}
