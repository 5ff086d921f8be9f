import io.javalin.config.JavalinConfig;

class Log {
  /** Prints one line for each request, once it is answered. */
  static void register(JavalinConfig config) {
    config.requestLogger.http((context, took) ->
        System.out.println(context.method() + " " + context.path() + " " + context.statusCode()));
  }
}
