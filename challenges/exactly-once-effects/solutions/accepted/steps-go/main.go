package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log"
	"net/http"
	"os"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

type message struct {
	Topic   string `json:"topic"`
	ID      string `json:"id"`
	Account string `json:"account"`
	Points  int    `json:"points"`
	Version int    `json:"version"`
	Level   string `json:"level"`
}

type account struct {
	ID      string `json:"account"`
	Balance int    `json:"balance"`
	Level   string `json:"level"`
}

type service struct {
	pool   *pgxpool.Pool
	mail   string
	client *http.Client
}

func (s service) handle(ctx context.Context, m message) error {
	if m.Topic == "levels" {
		return s.setLevel(ctx, m)
	}
	// Each step may be repeated, and the next one begins when it is done.
	for _, step := range []func(context.Context, message) error{s.addPoints, s.putMail, s.markDone} {
		if err := step(ctx, m); err != nil {
			return err
		}
	}
	return nil
}

func (s service) setLevel(ctx context.Context, m message) error {
	_, err := s.pool.Exec(ctx, `
		UPDATE accounts SET level = $2, level_version = $3 WHERE id = $1 AND level_version < $3`,
		m.Account, m.Level, m.Version)
	return err
}

func (s service) addPoints(ctx context.Context, m message) error {
	return pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) error {
		tag, err := tx.Exec(ctx, `INSERT INTO inbox (message) VALUES ($1) ON CONFLICT DO NOTHING`, m.ID)
		if err != nil || tag.RowsAffected() == 0 {
			return err
		}
		_, err = tx.Exec(ctx, `INSERT INTO entries (message, account, points) VALUES ($1, $2, $3)`, m.ID, m.Account, m.Points)
		if err != nil {
			return err
		}
		_, err = tx.Exec(ctx, `UPDATE accounts SET balance = balance + $2 WHERE id = $1`, m.Account, m.Points)
		return err
	})
}

// putMail does nothing where an earlier delivery got as far as markDone.
func (s service) putMail(ctx context.Context, m message) error {
	var done bool
	err := s.pool.QueryRow(ctx, `SELECT done_at IS NOT NULL FROM inbox WHERE message = $1`, m.ID).Scan(&done)
	if err != nil || done {
		return err
	}
	body, err := json.Marshal(map[string]any{"message": m.ID, "account": m.Account, "points": m.Points})
	if err != nil {
		return err
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPut, s.mail+"/mails/message-"+m.ID, bytes.NewReader(body))
	if err != nil {
		return err
	}
	request.Header.Set("Content-Type", "application/json")
	response, err := s.client.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	if response.StatusCode/100 != 2 {
		return fmt.Errorf("mail answered %s", response.Status)
	}
	return nil
}

func (s service) markDone(ctx context.Context, m message) error {
	_, err := s.pool.Exec(ctx, `UPDATE inbox SET done_at = coalesce(done_at, now()) WHERE message = $1`, m.ID)
	return err
}

func (s service) deliver(w http.ResponseWriter, r *http.Request) {
	var m message
	if err := json.NewDecoder(r.Body).Decode(&m); err != nil {
		w.WriteHeader(http.StatusBadRequest)
		return
	}
	// The broker may hang up; what has begun goes on.
	ctx, cancel := context.WithTimeout(context.WithoutCancel(r.Context()), 5*time.Second)
	defer cancel()
	if err := s.handle(ctx, m); err != nil {
		log.Print(err)
		w.WriteHeader(http.StatusServiceUnavailable)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

func (s service) read(w http.ResponseWriter, r *http.Request) {
	var a account
	err := s.pool.QueryRow(r.Context(), `SELECT id, balance, level FROM accounts WHERE id = $1`, r.PathValue("id")).
		Scan(&a.ID, &a.Balance, &a.Level)
	w.Header().Set("Content-Type", "application/json")
	switch {
	case errors.Is(err, pgx.ErrNoRows):
		w.WriteHeader(http.StatusNotFound)
		fmt.Fprint(w, `{"error": "no such account"}`)
	case err != nil:
		w.WriteHeader(http.StatusInternalServerError)
	default:
		json.NewEncoder(w).Encode(a)
	}
}

func (s service) health(w http.ResponseWriter, r *http.Request) {
	if err := s.pool.Ping(r.Context()); err != nil {
		http.Error(w, "no database", http.StatusServiceUnavailable)
		return
	}
	fmt.Fprint(w, `{"status": "ok"}`)
}

func main() {
	config, err := pgxpool.ParseConfig(os.Getenv("DATABASE_URL"))
	if err != nil {
		log.Fatal(err)
	}
	config.MaxConns = 16
	pool, err := pgxpool.NewWithConfig(context.Background(), config)
	if err != nil {
		log.Fatal(err)
	}
	s := service{pool: pool, mail: os.Getenv("MAIL_URL"), client: &http.Client{}}
	http.HandleFunc("GET /healthz", s.health)
	http.HandleFunc("GET /accounts/{id}", s.read)
	http.HandleFunc("POST /deliveries", s.deliver)
	port := os.Getenv("PORT")
	if port == "" {
		port = "8080"
	}
	log.Fatal(http.ListenAndServe("127.0.0.1:"+port, nil))
}
