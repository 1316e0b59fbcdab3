import Foundation

/// What a mender does to a file that was inherited: takes output left in and todos out, lets errors through, and binds
/// what is asked for to its query.
enum InheritedRepairs {
  static func text(_ text: String) -> String {
    var result: [String] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      let code = line.drop { $0 == " " }
      let indent = String(repeating: " ", count: line.count - code.count)
      if code.contains("TODO: ") || code.hasPrefix("console.log(") || code.hasPrefix("print(")
        || code.hasPrefix("var_dump(")
      {
        continue
      }
      if code == "pass" {
        result.append(indent + "raise")
        continue
      }
      var mended = line
      for (glued, bound) in [
        ("'\" + filter + \"'\")", "?\", [filter])"), ("'\" . $filter . \"'\")", "?\", [$filter])"),
      ] {
        mended = mended.replacingOccurrences(of: glued, with: bound)
      }
      result.append(mended)
      if code == "} catch (e) {" { result.append(indent + "  throw e;") }
      if code == "} catch (\\Exception $e) {" { result.append(indent + "    throw $e;") }
    }
    return result.joined(separator: "\n")
  }
}

extension CommitHistory {
  /// Files that stand as they stood at an instant before, and that nobody touches afterwards, repaired: what a mender's
  /// commit at the second instant writes.
  func repairs(untouchedSince start: Int64, before instant: Int64) -> [String: String?] {
    let touched = Set(
      commits.filter { $0.committer.instant >= start }.flatMap { $0.changes.keys })
    var changes: [String: String?] = [:]
    guard let tip = tip(at: instant) else { return changes }
    for (path, text) in tree(tip) where !touched.contains(path) {
      let mended = InheritedRepairs.text(text)
      if mended != text { changes.updateValue(mended, forKey: path) }
    }
    return changes
  }
}
