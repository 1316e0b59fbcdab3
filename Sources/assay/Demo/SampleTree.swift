/// The files of a sample repository at one commit.
package struct SampleTree: Sendable, Hashable {
  /// Lines by path; every file ends with a newline.
  package private(set) var files: [String: [String]] = [:]

  /// Applies a commit's operations in their order. `state` gives the trees before and after an earlier commit, for
  /// reverts.
  mutating func apply(
    _ operations: [SampleCommit.Operation], of file: String,
    state: (_ number: String) -> (before: SampleTree, after: SampleTree)?
  ) throws(SampleError) {
    for operation in operations {
      func error(_ message: String) -> SampleError {
        SampleError(file: file, line: operation.line, message: message)
      }
      switch operation.kind {
      case .add(let path, let lines):
        guard files[path] == nil else { throw error("\(path) is there already; use `=== write`") }
        files[path] = lines
      case .write(let path, let lines):
        guard files[path] != nil else { throw error("\(path) is not there; use `=== add`") }
        files[path] = lines
      case .append(let path, let lines):
        guard files[path] != nil else { throw error("\(path) is not there; use `=== add`") }
        files[path, default: []] += lines
      case .edit(let path, let replacements):
        guard let lines = files[path] else { throw error("\(path) is not there") }
        files[path] = try Self.replacing(replacements, in: lines, path: path, file: file)
      case .delete(let path):
        guard files.removeValue(forKey: path) != nil else { throw error("\(path) is not there") }
      case .rename(let old, let new):
        guard files[new] == nil else { throw error("\(new) is there already") }
        guard let lines = files.removeValue(forKey: old) else { throw error("\(old) is not there") }
        files[new] = lines
      case .revert(let number):
        guard let (before, after) = state(number) else { throw error("there is no earlier commit \(number)") }
        for path in Set(before.files.keys).union(after.files.keys).sorted()
        where before.files[path] != after.files[path] {
          guard files[path] == after.files[path] else { throw error("\(path) has changed since commit \(number)") }
          files[path] = before.files[path]
        }
      }
    }
  }

  private static func replacing(
    _ replacements: [SampleCommit.Replacement], in lines: [String], path: String, file: String
  ) throws(SampleError) -> [String] {
    var lines = lines
    for replacement in replacements {
      let length = replacement.old.count
      let places = lines.indices.filter { start in
        start + length <= lines.count && lines[start..<(start + length)] == replacement.old[...]
      }
      guard let place = places.first, places.count == 1 else {
        throw SampleError(
          file: file, line: replacement.line,
          message: "the lines to replace must stand exactly once in \(path), and stand there \(places.count) times")
      }
      lines.replaceSubrange(place..<(place + length), with: replacement.new)
    }
    return lines
  }

  /// The bytes of one file.
  static func bytes(of lines: [String]) -> [UInt8] {
    var bytes: [UInt8] = []
    for line in lines {
      bytes.append(contentsOf: line.utf8)
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }
}
