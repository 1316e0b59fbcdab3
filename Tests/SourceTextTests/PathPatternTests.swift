import SourceText
import TestSupport
import Testing

@Suite("Path patterns")
struct PathPatternTests {
  private func matches(_ pattern: String, _ path: String) -> Bool {
    PathPattern(pattern).matches(RepositoryPath(path))
  }

  @Test(
    "what matches",
    arguments: [
      ("*.js", "a.js"), ("*.js", "src/deep/a.js"), ("/a.js", "a.js"), ("src/*.js", "src/a.js"),
      ("src/**", "src/a/b"), ("src/**", "src/"), ("src/", "src/a/b"), ("vendor/", "lib/vendor/x"),
      ("**/test/**", "test/a"), ("**/test/**", "x/y/test/a/b"), ("a/**/b", "a/b"), ("a/**/b", "a/x/y/b"),
      ("**", "anything/at/all"), ("a**b", "axx/xxb"), ("?.c", "x.c"), ("[a-c].c", "b.c"), ("[!a-c].c", "d.c"),
      ("[^a].c", "b.c"), ("[]a].c", "].c"), ("[a.c", "[a.c"), ("\\*.c", "*.c"), ("*.{ts,tsx}", "x/y.tsx"),
      ("{a,b{c,d}}/*", "bd/x"), ("{a", "{a"), (".github/workflows/*.{yml,yaml}", ".github/workflows/ci.yaml"),
      ("*", "x"), ("*", "d/x"), ("a*b*c", "axbxbxc"),
    ])
  func positive(pattern: String, path: String) {
    #expect(matches(pattern, path))
  }

  @Test(
    "what does not",
    arguments: [
      ("*.js", "a.jsx"), ("/a.js", "src/a.js"), ("src/*.js", "src/b/a.js"), ("src/*.js", "x/src/a.js"),
      ("src/**", "srcs/a"), ("**/test/**", "testing/a"), ("**/test/**", "a/test"), ("a/**/b", "a/xb"),
      ("a/**/b", "ab"), ("?.c", "/.c"), ("[a-c].c", "d.c"), ("[!a-c].c", "a.c"), ("\\*.c", "a.c"),
      ("*.{ts,tsx}", "a.t"), ("", "a"), ("a", ""), ("a?", "a/"), ("vendor/", "vendor"), ("*.JS", "a.js"),
    ])
  func negative(pattern: String, path: String) {
    #expect(!matches(pattern, path))
  }

  @Test("paths are bytes: what is no UTF-8 is matched byte by byte")
  func bytes() {
    let path = RepositoryPath(bytes: [0xff, 0xfe] + Array(".js".utf8))
    #expect(PathPattern("*.js").matches(path))
    #expect(PathPattern("??.js").matches(path))
    #expect(!PathPattern("?.js").matches(path))
  }

  /// The definition, written without any thought of speed.
  private func slow(_ pattern: ArraySlice<Character>, _ path: ArraySlice<Character>) -> Bool {
    guard let first = pattern.first else { return path.isEmpty }
    if pattern.starts(with: "**/") {
      let starts = path.indices.filter { $0 == path.startIndex || path[$0 - 1] == "/" } + [path.endIndex]
      return starts.contains { start in
        (start == path.startIndex || path[start - 1] == "/") && slow(pattern.dropFirst(3), path[start...])
      }
    }
    if first == "*" {
      return (path.startIndex...path.endIndex).contains { end in
        !path[..<end].contains("/") && slow(pattern.dropFirst(), path[end...])
      }
    }
    guard let byte = path.first, first == "?" ? byte != "/" : first == byte else { return false }
    return slow(pattern.dropFirst(), path.dropFirst())
  }

  @Test("random patterns agree with the definition, short and longer than a machine word")
  func random() {
    var random = SeededRandom(seed: 41)
    var matched = 0
    for round in 0..<4_000 {
      let parts = ["a", "b", "?", "*", "/", "/**/", "a/"]
      let count = Int.random(in: 1...6, using: &random)
      var pattern = "/" + (0..<count).map { _ in parts.randomElement(using: &random) ?? "" }.joined()
      var path = String(
        (0..<Int.random(in: 0...7, using: &random)).map { _ in "aab/".randomElement(using: &random) ?? "a" })
      // Runs of stars and slashes mean something else (`**`, an empty component); the definition above leaves them out.
      if pattern.contains("//") || pattern.contains("***") || pattern.hasSuffix("/") || path.contains("//") { continue }
      if pattern.replacing("/**/", with: "").contains("**") || path.hasPrefix("/") { continue }
      if round.isMultiple(of: 2) {
        let long = String(repeating: "ab", count: 40)
        pattern += long
        path += long
      }
      let expected = slow(Array(pattern.dropFirst())[...], Array(path)[...])
      if expected { matched += 1 }
      #expect(matches(pattern, path) == expected, "seed \(random.seed): \(pattern) on \(path)")
    }
    #expect(matched > 100)
  }

  @Test("a hostile pattern and path end at once")
  func hostile() {
    let stars = String(repeating: "**a*", count: 40) + "**/x"
    #expect(!matches(stars, String(repeating: "a", count: 4_000)))
    #expect(!matches("/" + String(repeating: "a*", count: 30) + "b", String(repeating: "a", count: 4_000)))
  }
}
