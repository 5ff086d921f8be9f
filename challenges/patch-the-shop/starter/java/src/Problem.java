/** An error that the client may read. */
class Problem extends RuntimeException {
  final int status;

  Problem(int status, String title) {
    super(title);
    this.status = status;
  }
}
