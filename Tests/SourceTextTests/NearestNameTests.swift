import SourceText
import Testing

@Suite("The nearest known name")
struct NearestNameTests {
  static let names = ["repositories", "contractors", "engagements", "policy", "weeks", "owner"]

  @Test(
    "a slip of the fingers finds the name it meant",
    arguments: [
      ("repositores", "repositories"), ("contarctors", "contractors"), ("Policy", "policy"), ("week", "weeks"),
      ("onwer", "owner"), ("engagement", "engagements"),
    ])
  func suggestion(typed: String, meant: String) {
    #expect(NearestName.suggestion(for: typed, among: Self.names) == meant)
  }

  @Test("what is far from everything gets no suggestion", arguments: ["rates", "xyz", "", "a-very-long-unknown-key"])
  func none(typed: String) {
    #expect(NearestName.suggestion(for: typed, among: Self.names) == nil)
  }

  @Test("equally near names are settled by their order, not by the collection's")
  func tie() {
    #expect(NearestName.suggestion(for: "bat", among: ["cat", "hat", "rat"]) == "cat")
    #expect(NearestName.suggestion(for: "bat", among: Set(["rat", "cat", "hat"])) == "cat")
  }
}
