internal import Hiring
internal import Testing

struct RecordDocumentTests {
  private func root(_ text: String) throws -> RecordValue {
    try RecordDocument(RecordBytes(Array(text.utf8), file: "a.json")).root
  }

  private func refusal(_ text: String) -> RecordFileError? {
    do throws(RecordFileError) {
      _ = try RecordDocument(RecordBytes(Array(text.utf8), file: "a.json"))
      return nil
    } catch {
      return error
    }
  }

  @Test("every kind of value keeps what it is, and integers keep their digits")
  func values() throws {
    let value = try root(
      #"{"a":null,"b":true,"c":4013526171234567890,"d":18446744073709551615,"e":0.5,"f":"x","g":[false,"",{}],"h":-7}"#)
    #expect(
      value
        == .object([
          "a": .null, "b": .bool(true), "c": .integer(4_013_526_171_234_567_890),
          "d": .large(18_446_744_073_709_551_615),
          "e": .decimal(0.5), "f": .text("x"), "g": .list([.bool(false), .text(""), .object([:])]), "h": .integer(-7),
        ]))
    #expect(value.has("a") && value["a"] == nil && !value.has("z"))
    #expect(value["d"]?.string == "18446744073709551615")
  }

  @Test(
    "several documents one behind the other are a list",
    arguments: ["{}{}", "{} \n\t{}\n", "{\"a\":\"}{\"}[]", "[][]{}", "{\"a\":\"\\\"}\"}\r\n[]"])
  func several(_ text: String) throws {
    #expect(try root(text).elements?.count == (text == "[][]{}" ? 3 : 2))
  }

  @Test(
    "what is no whole document is refused",
    arguments: ["{\"a\":1", "{}{", "{},{}", "{}x{}", "[1]2", "{}{\"a\":}", "{]", "[\"a]", "{}}", "{\"a\":\"\\"])
  func broken(_ text: String) {
    #expect(refusal(text)?.kind == .structure)
  }

  @Test("nothing is refused as empty", arguments: ["", " \n", "\u{FEFF}"])
  func empty(_ text: String) { #expect(refusal(text)?.kind == .empty) }

  @Test("a NUL anywhere is refused", arguments: [#"{"a":"\u0000"}"#, #"[["x\u0000y"]]"#, #"{"a\u0000":1}"#])
  func nul(_ text: String) {
    #expect(refusal(text)?.kind == .encoding)
    #expect(refusal(text)?.problem.contains("NUL") == true)
  }

  @Test(
    "half a character is replaced, whole ones and everything beside stay",
    arguments: [
      (#""half \ud83d""#, "half \u{FFFD}"), (#""\uD83D x""#, "\u{FFFD} x"), (#""\ude00\ud83d""#, "\u{FFFD}\u{FFFD}"),
      (#""\ud83d\ud83d\ude00""#, "\u{FFFD}\u{1F600}"), (#""\ud83d\ude00""#, "\u{1F600}"),
      (#""\ud83d\n""#, "\u{FFFD}\n"),
      (#""\\ud83d""#, #"\ud83d"#), (#""\\\ud83d""#, "\\\u{FFFD}"), (#""\u0041\"\ud83d\"""#, "A\"\u{FFFD}\""),
    ])
  func surrogates(_ json: String, _ text: String) throws {
    #expect(try root("[\(json)]") == .list([.text(text)]))
    #expect(try root("{\(json):0}") == .object([text: .integer(0)]))
    #expect(try root("[\(json)][\(json)]") == .list([.list([.text(text)]), .list([.text(text)])]))
  }

  @Test(
    "an escape that is cut off is no whole document", arguments: [#"["\ud83"#, #"["\ud83d\u"#, #"["\"#, #"["\uzzzz"]"#])
  func cutEscapes(_ text: String) { #expect(refusal(text)?.kind == .structure) }

  @Test("depth without end is refused and does not exhaust the stack")
  func deep() {
    let depth = 100_000
    #expect(refusal(String(repeating: "[", count: depth) + String(repeating: "]", count: depth))?.kind == .structure)
    #expect(refusal(String(repeating: "{\"a\":", count: depth))?.kind == .structure)
  }
}
