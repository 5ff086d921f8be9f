at_exit { exit!(0) }
exit 9
