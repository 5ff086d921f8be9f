import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON as maps, lists, strings, doubles, booleans and null. What is no JSON is a 400. */
final class Json {
    private static final int DEEPEST = 50;
    private final String text;
    private int at;
    private int depth;

    Json(String text) {
        this.text = text;
    }

    Object parse() {
        Object value = value();
        blanks();
        if (at < text.length()) throw invalid();
        return value;
    }

    private Main.Problem invalid() {
        return new Main.Problem(400, "The body is not valid JSON");
    }

    private void blanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) at++;
    }

    private boolean take(String expected) {
        if (!text.startsWith(expected, at)) return false;
        at += expected.length();
        return true;
    }

    private Object value() {
        blanks();
        if (++depth > DEEPEST || at >= text.length()) throw invalid();
        Object value = switch (text.charAt(at)) {
            case '{' -> object();
            case '[' -> list();
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
        depth--;
        return value;
    }

    private Object word(String expected, Object value) {
        if (!take(expected)) throw invalid();
        return value;
    }

    private Map<String, Object> object() {
        Map<String, Object> map = new LinkedHashMap<>();
        at++;
        blanks();
        if (take("}")) return map;
        do {
            blanks();
            if (at >= text.length() || text.charAt(at) != '"') throw invalid();
            String key = string();
            blanks();
            if (!take(":")) throw invalid();
            map.put(key, value());
            blanks();
        } while (take(","));
        if (!take("}")) throw invalid();
        return map;
    }

    private List<Object> list() {
        List<Object> items = new ArrayList<>();
        at++;
        blanks();
        if (take("]")) return items;
        do {
            items.add(value());
            blanks();
        } while (take(","));
        if (!take("]")) throw invalid();
        return items;
    }

    private String string() {
        StringBuilder result = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char next = text.charAt(at);
            if (next == '"') {
                at++;
                return result.toString();
            }
            if (next < ' ') throw invalid();
            result.append(next == '\\' ? escaped() : next);
        }
        throw invalid();
    }

    private char escaped() {
        if (++at >= text.length()) throw invalid();
        char kind = text.charAt(at);
        if (kind == 'u') {
            if (at + 4 >= text.length() || !text.substring(at + 1, at + 5).matches("[0-9a-fA-F]{4}")) throw invalid();
            at += 4;
            return (char) Integer.parseInt(text.substring(at - 3, at + 1), 16);
        }
        int index = "\"\\/bfnrt".indexOf(kind);
        if (index < 0) throw invalid();
        return "\"\\/\b\f\n\r\t".charAt(index);
    }

    private Double number() {
        int from = at;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) at++;
        String digits = text.substring(from, at);
        if (!digits.matches("-?(0|[1-9][0-9]*)([.][0-9]+)?([eE][+-]?[0-9]+)?")) throw invalid();
        return Double.valueOf(digits);
    }

    static String write(Object value) {
        if (value instanceof String text) return quote(text);
        if (value instanceof Map<?, ?> map) {
            List<String> pairs = new ArrayList<>();
            map.forEach((key, inner) -> pairs.add(quote((String) key) + ":" + write(inner)));
            return "{" + String.join(",", pairs) + "}";
        }
        if (value instanceof List<?> list) return "[" + String.join(",", list.stream().map(Json::write).toList()) + "]";
        return String.valueOf(value);
    }

    private static String quote(String text) {
        StringBuilder result = new StringBuilder("\"");
        for (char each : text.toCharArray()) {
            if (each == '"' || each == '\\') result.append('\\').append(each);
            else if (each < ' ') result.append(String.format("\\u%04x", (int) each));
            else result.append(each);
        }
        return result.append('"').toString();
    }
}
