package main

import (
	"bufio"
	"fmt"
	"os"
	"strconv"
	"strings"
)

type question struct {
	from, to int
}

// One number for each question: the sum of the counts of its minutes.
// counts holds the requests of each minute, minute 0 first; minute `to` does not belong to the question.
func requestsBetween(counts []int64, questions []question) []int64 {
	answers := make([]int64, len(questions))
	for at := range answers {
		answers[at] = -1
	}
	return answers
}

func main() {
	input := bufio.NewScanner(os.Stdin)
	input.Scan()
	minutes, asked := pair(input.Text())
	counts := make([]int64, 0, minutes)
	for len(counts) < minutes && input.Scan() {
		count, _ := strconv.ParseInt(strings.TrimSpace(input.Text()), 10, 64)
		counts = append(counts, count)
	}
	questions := make([]question, 0, asked)
	for len(questions) < asked && input.Scan() {
		from, to := pair(input.Text())
		questions = append(questions, question{from, to})
	}
	output := bufio.NewWriter(os.Stdout)
	defer output.Flush()
	for _, answer := range requestsBetween(counts, questions) {
		fmt.Fprintln(output, answer)
	}
}

func pair(line string) (int, int) {
	left, right, _ := strings.Cut(strings.TrimSpace(line), " ")
	first, _ := strconv.Atoi(left)
	second, _ := strconv.Atoi(right)
	return first, second
}
