internal import Foundation
package import Testing

/// Compares `text` with `Snapshots/<test>.<ext>` beside the test's file.
///
/// With `RECORD_SNAPSHOTS` set it writes the file and **fails**, so that a recording never passes for a check. A missing
/// file fails too.
/// - Parameter suffix: tells several snapshots of one test apart.
package func expectSnapshot(
  _ text: String, extension fileExtension: String, suffix: String = "", test: String = #function,
  filePath: String = #filePath, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let name = test.prefix { $0 != "(" } + (suffix.isEmpty ? "" : "-\(suffix)")
  let folder = URL(filePath: filePath).deletingLastPathComponent().appending(path: "Snapshots")
  let file = folder.appending(path: "\(name).\(fileExtension)")
  if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    Issue.record(
      "recorded \(file.lastPathComponent); run again without RECORD_SNAPSHOTS", sourceLocation: sourceLocation)
    return
  }
  guard FileManager.default.fileExists(atPath: file.path) else {
    Issue.record(
      "no snapshot \(file.lastPathComponent); record with RECORD_SNAPSHOTS=1", sourceLocation: sourceLocation)
    return
  }
  let expected = String(decoding: try Data(contentsOf: file), as: UTF8.self)
  guard expected != text else { return }
  let difference = firstDifference(expected, text)
  Issue.record("\(file.lastPathComponent) differs at \(difference)", sourceLocation: sourceLocation)
}

/// The first line that differs, as it was and as it is.
private func firstDifference(_ expected: String, _ actual: String) -> String {
  let old = expected.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
  let new = actual.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
  for (index, pair) in zip(old, new).enumerated() where pair.0 != pair.1 {
    return "line \(index + 1):\n  was \(pair.0.prefix(300))\n  is  \(pair.1.prefix(300))"
  }
  return "its end: \(old.count) lines before, \(new.count) now"
}
