package com.example.shop;

import static java.util.Objects.requireNonNull;
import java.util.*;

/**
 * Orders, with {@code "quotes"} and 'more'.
 */
@Service
@Table(name = "orders", indexes = {@Index(columnList = "id"), @Index(columnList = "name")})
public sealed class Orders<T extends Comparable<? super T>> extends Base implements Iterable<T> permits Other {
  private static final Pattern PATTERN = Pattern.compile("^\\d+\"[/*]$");
  private static final char QUOTE = '\'', SLASH = '/', UNICODE = '\u0041';
  private final Map<String, List<int[]>> cache = new HashMap<>();
  long mask = 0xFF_FFL << 2 >>> 1 | 0b1010, octal = 017;
  double ratio = 1e-9 / 2.5f / .5d;

  /* plain */ /**/
  public Orders(String name) throws IOException, SQLException {
    this(name, 10);
  }

  @Override
  @SuppressWarnings({"unchecked", "rawtypes"})
  public <R> R map(Function<? super T, ? extends R> transform, int... more) {
    String text = """
        SELECT "id" FROM 'orders' -- // no comment
        WHERE a = \"""quoted\""" \
        AND b = ?
        """;
    Runnable run = () -> { count++; };
    Comparator<T> order = Comparator.<T, Integer>comparing(item -> item.hashCode()).thenComparing(Orders::compare);
    outer:
    for (int i = 0, n = more.length; i < n; i++) {
      if (i % 2 == 0 && n > 3 || !cache.isEmpty()) continue outer;
      else if (i == 5) break;
    }
    var result = switch (transform) {
      case Mapper<?> m when m.size() > 0 -> m.apply(null);
      case null, default -> {
        yield (R) text;
      }
    };
    try (var reader = open(name); var other = reader.copy()) {
      synchronized (this) { return result; }
    } catch (IOException | IllegalStateException error) {
      throw new RuntimeException("it's " + error, error);
    } finally {
      do { ratio /= 2; } while (ratio > 1);
    }
  }

  record Line(String name, int count) {
    Line { requireNonNull(name); }
  }

  @interface Marker { String value() default "none"; }

  enum State { OPEN { @Override int code() { return 1; } }, CLOSED; int code() { return 0; } }
}
