/// Reads one `.history` file: header lines, a blank line, the message, then sections that begin with `=== `.
struct SampleCommitParser {
  static func commit(of sample: SampleFile) throws(SampleError) -> SampleCommit {
    var parser = SampleCommitParser(sample)
    return try parser.commit()
  }

  private let file: String
  private var lines: [String]
  /// Index of the next line to read.
  private var next = 0

  private init(_ sample: SampleFile) {
    file = sample.path
    lines = sample.text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      Self.joined(String(line))
    }
    if lines.last == "" { lines.removeLast() }
  }

  /// Without join marks, which keep a literal secret from standing whole in a sample.
  private static func joined(_ line: String) -> String {
    guard line.contains("{{+}}") else { return line }
    var rest = Substring(line)
    var result = ""
    while let mark = rest.firstRange(of: "{{+}}") {
      result += rest[..<mark.lowerBound]
      rest = rest[mark.upperBound...]
    }
    return result + rest
  }

  private func error(_ message: String, line: Int? = nil) -> SampleError {
    SampleError(file: file, line: line ?? max(1, min(next + 1, lines.count)), message: message)
  }

  private mutating func commit() throws(SampleError) -> SampleCommit {
    let name = file.split(separator: "/").last ?? ""
    let number = name.prefix { $0.isASCII && $0.isNumber }
    guard number.count == 3, name.dropFirst(3).first == "-" else {
      throw error("a history's name begins with three digits and a hyphen", line: 1)
    }
    let headers = try headers()
    func header(_ key: String) -> (value: String, line: Int)? { headers[key] }
    guard let author = header("author"), let date = header("date") else {
      throw error("a commit needs `author:` and `date:`", line: 1)
    }
    let committer = header("committer") ?? author
    let committed = header("committed") ?? date
    let message = try message()
    return SampleCommit(
      file: file, number: String(number), author: try person(author), authored: try moment(date),
      committer: try person(committer), committed: try moment(committed),
      branch: header("branch")?.value ?? "main", startPoint: header("from")?.value ?? "main",
      merged: header("merge").map { SampleCommit.Merge(branch: $0.value, line: $0.line) }, message: message,
      operations: try operations())
  }

  private mutating func headers() throws(SampleError) -> [String: (value: String, line: Int)] {
    let known = ["author", "date", "committer", "committed", "branch", "from", "merge"]
    var headers: [String: (value: String, line: Int)] = [:]
    while next < lines.count, !lines[next].isEmpty {
      guard let colon = lines[next].firstIndex(of: ":") else {
        throw error("expected `key: value`, then a blank line and the message")
      }
      let key = String(lines[next][..<colon])
      let value = String(lines[next][lines[next].index(after: colon)...].drop { $0 == " " })
      guard known.contains(key) else {
        throw error("unknown header `\(key)`; known are \(known.joined(separator: ", "))")
      }
      guard headers[key] == nil else { throw error("`\(key)` is given twice") }
      guard !value.isEmpty else { throw error("`\(key)` has no value") }
      headers[key] = (value, next + 1)
      next += 1
    }
    return headers
  }

  private mutating func message() throws(SampleError) -> String {
    while next < lines.count, lines[next].isEmpty { next += 1 }
    let first = next
    let text = contents()
    guard !text.isEmpty else { throw error("the commit has no message", line: first + 1) }
    return text.joined(separator: "\n") + "\n"
  }

  /// The lines up to the next section, without the blank lines that only set the sections apart.
  private mutating func contents() -> [String] {
    let first = next
    while next < lines.count, !lines[next].hasPrefix("=== ") { next += 1 }
    var text = lines[first..<next]
    while text.last?.isEmpty == true { text.removeLast() }
    return Array(text)
  }

  private mutating func operations() throws(SampleError) -> [SampleCommit.Operation] {
    var operations: [SampleCommit.Operation] = []
    while next < lines.count {
      let line = next + 1
      let words = lines[next].split(separator: " ").dropFirst().map(String.init)
      next += 1
      operations.append(SampleCommit.Operation(line: line, kind: try operation(words, at: line)))
    }
    return operations
  }

  private mutating func operation(
    _ words: [String], at line: Int
  ) throws(SampleError) -> SampleCommit.Operation.Kind {
    switch (words.first, words.count) {
    case ("add", 2): return .add(path: words[1], lines: contents())
    case ("write", 2): return .write(path: words[1], lines: contents())
    case ("append", 2): return .append(path: words[1], lines: contents())
    case ("edit", 2): return .edit(path: words[1], try replacements(of: words[1], at: line))
    case ("delete", 2): return try nothingFollows(.delete(path: words[1]))
    case ("rename", 3): return try nothingFollows(.rename(from: words[1], to: words[2]))
    case ("revert", 2): return try nothingFollows(.revert(number: words[1]))
    default:
      throw error(
        "expected `=== add|write|append|edit|delete PATH`, `=== rename OLD NEW` or `=== revert NUMBER`", line: line)
    }
  }

  private mutating func nothingFollows(
    _ kind: SampleCommit.Operation.Kind
  ) throws(SampleError) -> SampleCommit.Operation.Kind {
    let first = next
    guard contents().isEmpty else { throw error("this section takes no lines", line: first + 1) }
    return kind
  }

  private mutating func replacements(
    of path: String, at line: Int
  ) throws(SampleError) -> [SampleCommit.Replacement] {
    var replacements: [SampleCommit.Replacement] = []
    while next < lines.count, !lines[next].hasPrefix("=== ") {
      if lines[next].isEmpty {
        next += 1
        continue
      }
      guard lines[next] == "<<<<" else { throw error("expected `<<<<` or the next section") }
      let start = next + 1
      next += 1
      let old = try lines(upTo: "====", of: start)
      let new = try lines(upTo: ">>>>", of: start)
      guard !old.isEmpty else {
        throw error("an edit needs lines to find; use `=== append` to add at the end", line: start)
      }
      replacements.append(SampleCommit.Replacement(line: start, old: old, new: new))
    }
    guard !replacements.isEmpty else { throw error("the edit of \(path) replaces nothing", line: line) }
    return replacements
  }

  private mutating func lines(upTo mark: String, of start: Int) throws(SampleError) -> [String] {
    let first = next
    while next < lines.count, lines[next] != mark {
      guard !["<<<<", "====", ">>>>"].contains(lines[next]) else { throw error("expected `\(mark)` before this") }
      next += 1
    }
    guard next < lines.count else { throw error("`<<<<` has no `\(mark)`", line: start) }
    next += 1
    return Array(lines[first..<(next - 1)])
  }

  private func person(_ header: (value: String, line: Int)) throws(SampleError) -> SampleCommit.Person {
    guard let open = header.value.firstIndex(of: "<"), header.value.last == ">",
      let end = header.value[..<open].lastIndex(where: { $0 != " " })
    else { throw error("expected `Name <mail@example.com>`", line: header.line) }
    return SampleCommit.Person(
      name: String(header.value[...end]), email: String(header.value[header.value.index(after: open)...].dropLast()))
  }

  private func moment(_ header: (value: String, line: Int)) throws(SampleError) -> SampleCommit.Moment {
    guard let moment = SampleCommit.Moment(header.value) else {
      throw error("expected a date like `2026-10-07 10:12 +0500`", line: header.line)
    }
    return moment
  }
}

extension SampleCommit.Moment {
  /// `2026-10-07 10:12 +0500`; nil for anything else.
  init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 22, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      bytes[10] == UInt8(ascii: " "), bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: " "),
      bytes[17] == UInt8(ascii: "+") || bytes[17] == UInt8(ascii: "-")
    else { return nil }
    func number(_ range: Range<Int>) -> Int? {
      var value = 0
      for byte in bytes[range] {
        guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
        value = value * 10 + Int(byte - UInt8(ascii: "0"))
      }
      return value
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10), let hour = number(11..<13),
      let minute = number(14..<16), let zoneHour = number(18..<20), let zoneMinute = number(20..<22),
      (1...12).contains(month), (1...31).contains(day), hour < 24, minute < 60, zoneHour < 15, zoneMinute < 60
    else { return nil }
    zoneMinutes = (zoneHour * 60 + zoneMinute) * (bytes[17] == UInt8(ascii: "-") ? -1 : 1)
    // Days since 1970 of a Gregorian date, with the year beginning in March so that the leap day comes last.
    let shifted = month > 2 ? year : year - 1
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    let days = 365 * shifted + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear - 719_468
    seconds = Int64(days * 86_400 + hour * 3_600 + minute * 60 - zoneMinutes * 60)
  }
}
