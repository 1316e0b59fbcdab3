#include <stdio.h>
#include "it's.h" /* a comment behind a directive */

#define URL "http://example.com/*not a comment*/"
#define MAX(a, b) \
  ((a) > (b) ? (a) : (b)) // and one at the end
#define STRINGIFY(x) #x

/**
 * An order, with "quotes".
 */
typedef struct order {
  unsigned int id : 4;
  char name[32];
  struct order *next;
  int (*compare)(const struct order *, const void *);
} order_t;

// a comment that goes on \
   to the next line, it's "here" too
static const char quote = '\'', slash = '/', wide = L'"', octal = '\052';
static const char *text = "it's \"quoted\" // no comment "
                          u8"and joined \
over a line end";
enum { OPEN = 1 << 0, CLOSED = 0x1F'FF, HALF = 10 / 2 / 1 };

#if 0
This text isn't code, and its apostrophe must not run on.
int broken(void) { return 1; }
#endif

#ifdef _WIN32
#  pragma warning(disable : 4996)
static int open_file(const char *path)
#else
static inline int open_file(const char *restrict path)
#endif
{
  FILE *file = fopen(path, "r");
  if (!file)
    return -1;
  return 0;
}

int total(const order_t *order, size_t count, ...) {
  double sum = 0.5e-3 + 1.f;
  for (size_t i = 0; i < count; ++i) {
    if (order[i].id % 2 == 0 && i > 3 || !order->next)
      continue;
    else
      sum += order[i].id / 2;
    switch (order[i].id) {
    case OPEN:
    case 'a' ... 'z':
      goto done;
    default:
      break;
    }
  }
  do {
    *(int *)&sum ^= ~0u;
  } while (sum < 1 ? 0 : 1);
done:
  printf("%s: %d\n" "%%", __func__, (int)sum), sum /= 2;
  return (int)sum >> 2;
}

int old_style(a, b) int a; char *b; { return a /*x*// *b; }
