import CohortGenerator

/// Out of a repository and into another, by git's own streams.
extension CommitHistory {
  struct Unreadable: Error, CustomStringConvertible {
    var line: String
    var description: String { "git fast-export wrote a line that is not read here: \(line)" }
  }

  init(readingFrom git: GitProcess) throws {
    self.init(commits: [], refs: [:])
    var stream = ExportStream(
      bytes: try git.run(["fast-export", "--all", "--show-original-ids", "--reencode=yes", "--signed-tags=strip"]))
    var blobs: [String: String] = [:]
    var marks: [String: Int] = [:]
    while let line = stream.line() {
      let words = line.split(separator: " ", maxSplits: 1).map(String.init)
      switch words.first {
      case "blob":
        var mark = ""
        while let head = stream.line() {
          if head.hasPrefix("mark ") { mark = String(head.dropFirst(5)) }
          if head.hasPrefix("data ") {
            blobs[mark] = stream.data(head)
            break
          }
        }
      case "commit":
        var names: [String: String] = [:]
        var commit = Commit(
          mark: 0, author: Stamp(name: "", mail: "", instant: 0), committer: Stamp(name: "", mail: "", instant: 0),
          message: "", parents: [], changes: [:])
        while let head = stream.line(), !head.isEmpty {
          let parts = head.split(separator: " ", maxSplits: 1).map(String.init)
          let rest = parts.count > 1 ? parts[1] : ""
          switch parts[0] {
          case "mark": commit.mark = Int(rest.dropFirst()) ?? 0
          case "original-oid", "encoding": names[parts[0]] = rest
          case "author": commit.author = try Stamp(line: rest)
          case "committer": commit.committer = try Stamp(line: rest)
          case "data": commit.message = stream.data(head)
          case "from", "merge": commit.parents.append(Int(rest.dropFirst()) ?? 0)
          case "M":
            let fields = rest.split(separator: " ", maxSplits: 2).map(String.init)
            guard fields.count == 3, let text = blobs[fields[1]] else { throw Unreadable(line: head) }
            commit.changes.updateValue(text, forKey: fields[2])
          case "D": commit.changes.updateValue(nil, forKey: rest)
          default: throw Unreadable(line: head)
          }
        }
        if let id = names["original-oid"] { marks[id] = commit.mark }
        commits.append(commit)
      case "reset", "from", nil: continue
      default: throw Unreadable(line: line)
      }
    }
    for row in try git.text(["for-each-ref", "--format=%(refname) %(objectname)"]).split(separator: "\n") {
      let parts = row.split(separator: " ").map(String.init)
      if parts.count == 2, let mark = marks[parts[1]] { refs[parts[0]] = mark }
    }
  }

  /// Makes a bare repository of it.
  func write(into git: GitProcess) throws {
    try git.run(["init", "--quiet", "--bare", "--initial-branch", "main"])
    var stream: [UInt8] = []
    func add(_ text: String) { stream += Array(text.utf8) }
    func data(_ text: String) { add("data \(text.utf8.count)\n\(text)\n") }
    // Every commit says where it comes from; the names that stay are given at the end.
    let scratch = "refs/heads/told-again"
    for commit in commits {
      if commit.parents.isEmpty { add("reset \(scratch)\n\n") }
      add("commit \(scratch)\nmark :\(commit.mark)\nauthor \(commit.author.line)\n")
      add("committer \(commit.committer.line)\n")
      data(commit.message)
      for (place, parent) in commit.parents.enumerated() { add("\(place == 0 ? "from" : "merge") :\(parent)\n") }
      // A path that goes makes room for a folder of its name.
      for (path, text) in commit.changes.sorted(by: { $0.key < $1.key }) where text == nil { add("D \(path)\n") }
      for (path, text) in commit.changes.sorted(by: { $0.key < $1.key }) {
        guard let text else { continue }
        add("M 100644 inline \(path)\n")
        data(text)
      }
      add("\n")
    }
    for (name, mark) in refs.sorted(by: { $0.key < $1.key }) { add("reset \(name)\nfrom :\(mark)\n\n") }
    add("reset \(scratch)\nfrom 0000000000000000000000000000000000000000\n\ndone\n")
    try git.run(["fast-import", "--quiet", "--force", "--date-format=raw", "--done"], input: stream)
  }
}

extension CommitHistory.Stamp {
  /// Reads `Name <mail> 1790000000 +0200`.
  init(line: String) throws {
    guard let open = line.lastIndex(of: "<"), let close = line.lastIndex(of: ">") else {
      throw CommitHistory.Unreadable(line: line)
    }
    let time = line[line.index(after: close)...].split(separator: " ")
    guard time.count == 2, let instant = Int64(time[0]) else { throw CommitHistory.Unreadable(line: line) }
    self.init(
      name: line[..<open].trimmingSuffix(" "), mail: String(line[line.index(after: open)..<close]), instant: instant,
      zone: String(time[1]))
  }

  var line: String { "\(name) <\(mail)> \(instant) \(zone)" }
}

extension Substring {
  fileprivate func trimmingSuffix(_ character: Character) -> String {
    var text = self
    while text.last == character { text.removeLast() }
    return String(text)
  }
}

/// The bytes of a fast-export stream, read from the front.
private struct ExportStream {
  let bytes: [UInt8]
  private var place = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  /// The next line without its end; nil at the end of the stream.
  mutating func line() -> String? {
    guard place < bytes.count else { return nil }
    let end = bytes[place...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
    defer { place = end + 1 }
    return String(decoding: bytes[place..<end], as: UTF8.self)
  }

  /// What follows a `data 123`.
  mutating func data(_ head: String) -> String {
    let end = min(bytes.count, place + (Int(head.dropFirst(5)) ?? 0))
    defer {
      place = end
      if place < bytes.count, bytes[place] == UInt8(ascii: "\n") { place += 1 }
    }
    return String(decoding: bytes[place..<end], as: UTF8.self)
  }
}
