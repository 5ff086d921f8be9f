const broken: = 1;
