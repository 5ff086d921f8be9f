ATTACH DATABASE '/tmp/answers.db' AS answers;
