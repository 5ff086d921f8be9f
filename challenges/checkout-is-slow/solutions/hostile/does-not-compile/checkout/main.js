const {
