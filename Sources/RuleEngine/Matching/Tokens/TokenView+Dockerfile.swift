internal import Lexing
internal import SourceText

/// As whom a container runs.
extension TokenView {
  /// A stage of the build: what it is made from, and as whom its last line runs.
  private struct Stage {
    var image: String
    /// Nil where no line says; then it is the image's user.
    var isRoot: Bool?
    /// The line that says it, or the one that begins the stage.
    var place: Range<Int>
  }

  /// The line because of which a container of the last stage runs as root: its last `USER` line, or its `FROM` line where
  /// neither it nor a stage that it is made from has one. Empty where it runs as somebody else.
  ///
  /// - Parameter except: parts of the names of images, lowercase, that run as another user by themselves. A name that the
  ///   file itself gives to a stage says nothing.
  func containerRoots(except: [String]) -> [Range<Int>] {
    var stages: [Stage] = []
    var names: [String: Int] = [:]
    var values: [String: String] = [:]
    for index in tokens.indices where isInstruction(index) {
      let words = argumentWords(behind: index)
      switch string(index).lowercased() {
      case "from":
        guard let place = words.firstIndex(where: { !$0.text.hasPrefix("--") }) else { continue }
        let image = words[place].text.lowercased()
        var stage = Stage(image: image, isRoot: nil, place: Int(tokens[index].start)..<words[place].range.upperBound)
        if let base = names[image] {
          stage.image = stages[base].image
          stage.isRoot = stages[base].isRoot
        }
        stages.append(stage)
        if words.count > place + 2, words[place + 1].text.lowercased() == "as" {
          names[words[place + 2].text.lowercased()] = stages.count - 1
        }
      case "user":
        guard !stages.isEmpty, let word = words.first else { continue }
        stages[stages.count - 1].isRoot = Self.isRoot(Self.resolved(word.text, values))
        stages[stages.count - 1].place = Int(tokens[index].start)..<word.range.upperBound
      case "arg", "env":
        for word in words {
          let parts = word.text.split(separator: "=", maxSplits: 1).map(String.init)
          if parts.count == 2 { values[parts[0]] = Self.unquoted(parts[1]) }
        }
      default: break
      }
    }
    guard let last = stages.last else { return [] }
    let runsAsRoot = last.isRoot ?? (last.image != "scratch" && !except.contains { last.image.contains($0) })
    return runsAsRoot ? [last.place] : []
  }

  /// Whether a line begins at `index` that carries no earlier one on.
  private func isInstruction(_ index: Int) -> Bool {
    guard isFirstOnLine(index), kind(index) == .identifier || kind(index) == .keyword else { return false }
    guard index > 0 else { return true }
    return !isContinued(line(index) - 1) && !isContinued(line(index - 1))
  }

  /// Whether a line ends in a backslash.
  private func isContinued(_ line: Int) -> Bool {
    guard line > 0 else { return false }
    return bytes[lines.byteRange(ofLine: line)].last { $0 > 0x20 } == UInt8(ascii: "\\")
  }

  /// What stands behind an instruction's name, up to the end of its last line, at most a hundred words.
  private func argumentWords(behind index: Int) -> [(text: String, range: Range<Int>)] {
    var words: [(text: String, range: Range<Int>)] = []
    var last = line(index)
    while last < lines.lineCount, isContinued(last) { last += 1 }
    let end = lines.byteRange(ofLine: last).upperBound
    var offset = tokens[index].end
    while offset < end, words.count < 100 {
      while offset < end, bytes[offset] <= 0x20 || bytes[offset] == UInt8(ascii: "\\") { offset += 1 }
      let start = offset
      while offset < end, bytes[offset] > 0x20 { offset += 1 }
      if offset > start { words.append((String(decoding: bytes[start..<offset], as: UTF8.self), start..<offset)) }
    }
    return words
  }

  private static func unquoted(_ text: String) -> String {
    text.filter { $0 != "\"" && $0 != "'" }
  }

  /// The value of `$NAME`, `${NAME}` or `${NAME:-value}` where the file gives one, and any other text as it is.
  private static func resolved(_ text: String, _ values: [String: String]) -> String {
    let text = unquoted(text)
    guard text.hasPrefix("$") else { return text }
    let inner = text.dropFirst().filter { $0 != "{" && $0 != "}" }
    let parts = inner.split(separator: ":", maxSplits: 1)
    guard let name = parts.first else { return text }
    if let value = values[String(name)] { return value }
    return parts.count == 2 && parts[1].hasPrefix("-") ? String(parts[1].dropFirst()) : text
  }

  /// `root`, `0`, `root:staff`, `0:0`, and Windows' administrator.
  private static func isRoot(_ user: String) -> Bool {
    let name = user.split(separator: ":", omittingEmptySubsequences: false).first.map { $0.lowercased() } ?? ""
    return name == "root" || name == "containeradministrator" || !name.isEmpty && name.allSatisfy { $0 == "0" }
  }
}
