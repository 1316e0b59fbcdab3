#ifndef ASSAY_CCURL_SHIM_H
#define ASSAY_CCURL_SHIM_H

// The little of libcurl that one kind of request needs, loaded when the first request is made and not when the program
// starts. Prototypes and numbers are those of curl/curl.h; they are libcurl's ABI 4, which has not changed since 2006
// (curl.se/libcurl/abi.html), so that no header of libcurl is needed to build.

#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

typedef struct assay_curl_library {
  void *image;
  void *(*easy_init)(void);
  void (*easy_cleanup)(void *);
  void (*easy_reset)(void *);
  int (*easy_setopt)(void *, int, ...);
  int (*easy_perform)(void *);
  int (*easy_getinfo)(void *, int, ...);
  const char *(*easy_strerror)(int);
  void *(*slist_append)(void *, const char *);
  void (*slist_free_all)(void *);
} assay_curl_library;

// Loads libcurl by one of its names. Returns the name of what is missing, or NULL.
static inline const char *assay_curl_load(assay_curl_library *library) {
  static const char *const names[] = {
#ifdef __APPLE__
    "/usr/lib/libcurl.4.dylib",
#else
    // The second is Debian's for the one that git itself is built with.
    "libcurl.so.4", "libcurl-gnutls.so.4",
#endif
  };
  memset(library, 0, sizeof *library);
  for (size_t index = 0; index < sizeof names / sizeof names[0] && library->image == NULL; index++) {
    library->image = dlopen(names[index], RTLD_NOW | RTLD_LOCAL);
  }
  if (library->image == NULL) return "libcurl";
  int (*global_init)(long) = NULL;
  // ISO C lets no object pointer become a function's; POSIX asks that it works (dlsym, Application Usage).
#define ASSAY_CURL_SYMBOL(member, name)                     \
  do {                                                      \
    void *symbol = dlsym(library->image, name);             \
    if (symbol == NULL) return name;                        \
    memcpy(&(member), &symbol, sizeof symbol);              \
  } while (0)
  ASSAY_CURL_SYMBOL(global_init, "curl_global_init");
  ASSAY_CURL_SYMBOL(library->easy_init, "curl_easy_init");
  ASSAY_CURL_SYMBOL(library->easy_cleanup, "curl_easy_cleanup");
  ASSAY_CURL_SYMBOL(library->easy_reset, "curl_easy_reset");
  ASSAY_CURL_SYMBOL(library->easy_setopt, "curl_easy_setopt");
  ASSAY_CURL_SYMBOL(library->easy_perform, "curl_easy_perform");
  ASSAY_CURL_SYMBOL(library->easy_getinfo, "curl_easy_getinfo");
  ASSAY_CURL_SYMBOL(library->easy_strerror, "curl_easy_strerror");
  ASSAY_CURL_SYMBOL(library->slist_append, "curl_slist_append");
  ASSAY_CURL_SYMBOL(library->slist_free_all, "curl_slist_free_all");
#undef ASSAY_CURL_SYMBOL
  return global_init(3 /* CURL_GLOBAL_ALL */) == 0 ? NULL : "curl_global_init";
}

// Bytes as they come, up to a limit.
typedef struct assay_curl_buffer {
  unsigned char *bytes;
  size_t count;
  size_t capacity;
  size_t limit;
  int is_over;
} assay_curl_buffer;

static inline size_t assay_curl_take(char *data, size_t size, size_t count, void *into) {
  assay_curl_buffer *buffer = (assay_curl_buffer *)into;
  size_t length = size * count;
  if (length > buffer->limit - buffer->count) {
    buffer->is_over = 1;
    return 0;
  }
  if (length > buffer->capacity - buffer->count) {
    size_t capacity = buffer->capacity == 0 ? 65536 : buffer->capacity;
    while (capacity - buffer->count < length) capacity *= 2;
    unsigned char *bytes = (unsigned char *)realloc(buffer->bytes, capacity);
    if (bytes == NULL) return 0;
    buffer->bytes = bytes;
    buffer->capacity = capacity;
  }
  if (length > 0) memcpy(buffer->bytes + buffer->count, data, length);
  buffer->count += length;
  return length;
}

typedef struct assay_curl_request {
  const char *url;
  // Whether http without TLS may be spoken, and no proxy be asked: for a server on this machine.
  int is_loopback;
  long connect_milliseconds;
  long total_milliseconds;
  size_t body_limit;
  size_t header_limit;
} assay_curl_request;

typedef struct assay_curl_answer {
  // A CURLcode; 0 where the answer came whole.
  int code;
  long status;
  assay_curl_buffer headers;
  assay_curl_buffer body;
  // What libcurl says about a failure.
  char problem[256];
} assay_curl_answer;

// A list of header lines with one more; NULL where memory is out.
static inline void *assay_curl_header(const assay_curl_library *library, void *list, const char *line) {
  return library->slist_append(list, line);
}

// Asks once and gathers the answer. Certificates are verified, redirects are not followed, nothing is read from .netrc.
static inline void assay_curl_get(
  const assay_curl_library *library, void *handle, const assay_curl_request *request, void *headers,
  assay_curl_answer *answer
) {
  memset(answer, 0, sizeof *answer);
  answer->headers.limit = request->header_limit;
  answer->body.limit = request->body_limit;
  library->easy_reset(handle);
#define ASSAY_CURL_SET(option, value)                                           \
  do {                                                                          \
    answer->code = library->easy_setopt(handle, option, value);                 \
    if (answer->code != 0) goto failed;                                         \
  } while (0)
  ASSAY_CURL_SET(10010 /* ERRORBUFFER */, answer->problem);
  ASSAY_CURL_SET(10002 /* URL */, request->url);
  ASSAY_CURL_SET(10023 /* HTTPHEADER */, headers);
  ASSAY_CURL_SET(99 /* NOSIGNAL */, 1L);
  ASSAY_CURL_SET(52 /* FOLLOWLOCATION */, 0L);
  ASSAY_CURL_SET(64 /* SSL_VERIFYPEER */, 1L);
  ASSAY_CURL_SET(81 /* SSL_VERIFYHOST */, 2L);
  ASSAY_CURL_SET(32 /* SSLVERSION */, 6L /* at least TLS 1.2 */);
  ASSAY_CURL_SET(181 /* PROTOCOLS */, request->is_loopback ? 3L /* HTTP, HTTPS */ : 2L /* HTTPS */);
  ASSAY_CURL_SET(51 /* NETRC */, 0L);
  if (request->is_loopback) ASSAY_CURL_SET(10177 /* NOPROXY */, "*");
  ASSAY_CURL_SET(156 /* CONNECTTIMEOUT_MS */, request->connect_milliseconds);
  ASSAY_CURL_SET(155 /* TIMEOUT_MS */, request->total_milliseconds);
  ASSAY_CURL_SET(20011 /* WRITEFUNCTION */, assay_curl_take);
  ASSAY_CURL_SET(10001 /* WRITEDATA */, (void *)&answer->body);
  ASSAY_CURL_SET(20079 /* HEADERFUNCTION */, assay_curl_take);
  ASSAY_CURL_SET(10029 /* HEADERDATA */, (void *)&answer->headers);
#undef ASSAY_CURL_SET
  answer->code = library->easy_perform(handle);
  if (answer->code == 0) {
    answer->code = library->easy_getinfo(handle, 0x200000 + 2 /* RESPONSE_CODE */, &answer->status);
  }
failed:
  if (answer->code != 0 && answer->problem[0] == 0) {
    strncpy(answer->problem, library->easy_strerror(answer->code), sizeof answer->problem - 1);
  }
}

static inline void assay_curl_discard(assay_curl_answer *answer) {
  free(answer->headers.bytes);
  free(answer->body.bytes);
  answer->headers.bytes = NULL;
  answer->body.bytes = NULL;
}

static inline void *assay_curl_handle(const assay_curl_library *library) { return library->easy_init(); }

static inline void assay_curl_close(const assay_curl_library *library, void *handle) {
  if (handle != NULL) library->easy_cleanup(handle);
}

static inline void assay_curl_free_headers(const assay_curl_library *library, void *headers) {
  if (headers != NULL) library->slist_free_all(headers);
}

#endif
