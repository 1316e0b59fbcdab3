/// Keeps text from being a command to the runner whose log it is printed into.
///
/// GitHub's runner obeys lines that begin with `::name …::`, leading blanks aside, and `##[name]`; Azure's agent obeys
/// `##vso[…]` and `##[…]` anywhere in a line. A path or a message of the contractor's must not set a variable there.
///
/// Source: GitHub, "Workflow commands for GitHub Actions"; Microsoft, "Logging commands" of Azure Pipelines.
enum RunnerCommands {
  /// The text with a backslash in every such mark. Lines may be broken in front of any word, and inside of a long one, so
  /// that `::` counts in front of any word and, before the name of a command, everywhere. Idempotent.
  static func inert(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: ":")) || text.utf8.contains(UInt8(ascii: "#")) else { return text }
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      if starts("##", bytes, index), starts("##[", bytes, index) || starts("##vso[", bytes, index) {
        result += Array("#\\#".utf8)
        index += 2
      } else if starts("::", bytes, index), isCommand(bytes, index) {
        result += Array("\\::".utf8)
        index += 2
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Whether text holds a mark that is obeyed anywhere in a line.
  static func holdsLoggingCommand(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return bytes.indices.contains { starts("##[", bytes, $0) || starts("##vso[", bytes, $0) }
  }

  private static func isCommand(_ bytes: [UInt8], _ index: Int) -> Bool {
    if index == 0 || bytes[index - 1] == UInt8(ascii: " ") { return true }
    if bytes[index - 1] == UInt8(ascii: "\\") { return false }
    return names.contains { starts("::" + $0 + " ", bytes, index) || starts("::" + $0 + "::", bytes, index) }
  }

  private static let names = [
    "add-mask", "add-matcher", "add-path", "debug", "echo", "endgroup", "error", "group", "notice", "remove-matcher",
    "save-state", "set-env", "set-output", "stop-commands", "warning",
  ]

  /// Letter case aside.
  private static func starts(_ mark: String, _ bytes: [UInt8], _ index: Int) -> Bool {
    guard index + mark.utf8.count <= bytes.count else { return false }
    return zip(mark.utf8, bytes[index...]).allSatisfy { mark, byte in
      mark == byte || ((UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) && mark == byte | 0x20)
    }
  }
}
