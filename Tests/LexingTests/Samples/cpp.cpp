#include <map>
#include <string_view>

namespace shop::orders {

/// An order, with "quotes" and 'others'.
template <typename T, std::size_t N = 8>
  requires std::integral<T> && (N > 1)
class Order final : public Base<T>, private virtual Other {
public:
  explicit Order(std::string name, int count = 1'000'000) noexcept : Base<T>(name), count_{count} {}
  Order(const Order &) = delete;
  ~Order() override = default;

  [[nodiscard, deprecated("it's old")]] constexpr auto size() const -> std::size_t { return lines_.size() / 2; }
  bool operator<(const Order &other) const { return size() < other.size() && count_ >= 0; }
  operator bool() const { return !lines_.empty(); }
  T &operator[](int index) { return lines_[index]; }

  template <class... Args> void add(Args &&...args) {
    (lines_.push_back(std::forward<Args>(args)), ...);
  }

private:
  std::map<std::string, std::vector<T>> lines_;
  int count_ = 0xFF'FF;
};

static const char *raw = R"sql(SELECT ")" FROM 'orders' // no comment
  WHERE a = ')other"' )sql";
static const auto empty = R"()";
static const wchar_t *wide = LR"(a"b)";
auto text = u8"it's \"quoted\""s + U'\'' + 1.5_km;

/* plain */ /**/
#define CHECK(x)     \
  do {               \
    if (!(x)) fail(); \
  } while (0)

std::optional<int> find(const std::vector<int> &values, int wanted) try {
  auto less = [&, wanted](int a, auto b) mutable -> bool { return a < b; };
  for (const auto &[key, value] : table) {
    if (value == wanted || key != 0 and not less(key, value)) return key;
    else if (auto it = values.begin(); it != values.end()) continue;
  }
  switch (wanted) {
  case 1: [[fallthrough]];
  default: throw std::runtime_error("no");
  }
  int shifted = 1 << 2 >> 1, ratio = 10 / 3 / 1;
  return wanted <=> 3 == 0 ? std::nullopt : std::make_optional(shifted);
} catch (const std::exception &error) {
  return {};
} catch (...) {
  co_return;
}

enum class State : unsigned char { Open = 1, Closed };
using Handler = void (*)(int, const char *);
} // namespace shop::orders
