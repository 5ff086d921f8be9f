import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;
import java.util.Map;

class Json {
  static final ObjectMapper MAPPER = new ObjectMapper();

  /** The fields of a body. */
  @SuppressWarnings("unchecked")
  static Map<String, Object> body(Context context) throws JsonProcessingException {
    JsonNode body = MAPPER.readTree(context.body());
    if (!body.isObject()) throw new Problem(422, "The body must be an object");
    return MAPPER.treeToValue(body, Map.class);
  }
}
