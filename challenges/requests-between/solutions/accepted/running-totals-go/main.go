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

func requestsBetween(counts []int64, questions []question) []int64 {
	before := make([]int64, 1, len(counts)+1)
	for at, count := range counts {
		before = append(before, before[at]+count)
	}
	answers := make([]int64, 0, len(questions))
	for _, asked := range questions {
		answers = append(answers, before[asked.to]-before[asked.from])
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
