import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;
import java.util.Iterator;
import java.util.Set;

class Json {
  static final ObjectMapper MAPPER = new ObjectMapper();

  /** The object in a body; a field that nobody may set is a 422. */
  static JsonNode body(Context context, Set<String> fields) throws JsonProcessingException {
    JsonNode body = MAPPER.readTree(context.body());
    if (!body.isObject()) throw new Problem(422, "The body must be an object");
    for (Iterator<String> names = body.fieldNames(); names.hasNext();) {
      if (!fields.contains(names.next())) throw new Problem(422, "The body has a field that nobody may set");
    }
    return body;
  }

  static int whole(JsonNode object, String field, int least, int most) {
    JsonNode value = object.path(field);
    if (value.isInt() && value.intValue() >= least && value.intValue() <= most) return value.intValue();
    throw new Problem(422, field + " must be a whole number within its bounds");
  }

  static String text(JsonNode object, String field, int most) {
    JsonNode value = object.path(field);
    if (value.isTextual() && !value.textValue().isEmpty() && value.textValue().length() <= most) return value.textValue();
    throw new Problem(422, field + " must be a text of up to " + most + " characters");
  }
}
