internal import CGit2
internal import SourceText

/// A revision as a user writes it: a name and steps back from it. Parsed here, because libgit2's parser also takes
/// `:/regex` and other forms that must not be fed from outside.
struct Revision {
  enum Step: Equatable {
    /// `~n`: n first parents back.
    case ancestor(Int)
    /// `^n`: the nth parent; 0 is the commit itself.
    case parent(Int)
  }

  var base: String
  var steps: [Step] = []

  /// Nil where the text is not of this form.
  init?(_ text: String) {
    let bytes = Array(text.utf8)
    let split = bytes.firstIndex { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "^") } ?? bytes.count
    base = String(decoding: bytes[..<split], as: UTF8.self)
    if base == "@" { base = "HEAD" }
    guard !base.isEmpty, !bytes.contains(0) else { return nil }
    var rest = bytes[split...]
    while let mark = rest.popFirst() {
      // `^{commit}` and `^{}` ask for what is returned anyway.
      let peels = ["{commit}", "{}"].first { rest.starts(with: $0.utf8) }
      if mark == UInt8(ascii: "^"), let peels {
        rest = rest.dropFirst(peels.utf8.count)
        continue
      }
      let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      rest = rest.dropFirst(digits.count)
      guard let count = digits.isEmpty ? 1 : Int(String(decoding: digits, as: UTF8.self)) else { return nil }
      switch mark {
      case UInt8(ascii: "~"): steps.append(.ancestor(count))
      case UInt8(ascii: "^"): steps.append(.parent(count))
      default: return nil
      }
    }
  }
}

extension Repository {
  /// The commit that a revision names: full or abbreviated ids (at least 4 digits), HEAD, short or full ref names, each
  /// with any number of `~n` and `^n` after it. Tags are peeled.
  ///
  /// - Throws: `unknownRevision` with the nearest ref name; `missingObject` where a step leads out of a shallow clone.
  package func resolve(_ revision: String) throws(GitError) -> ObjectID {
    guard let parsed = Revision(revision) else {
      throw GitError(
        kind: .unknownRevision, function: "resolve",
        message: "`\(revision)` is not a revision; write a branch, tag or commit id, with `~n` or `^n` after it")
    }
    var current = try peel(try base(parsed.base), named: parsed.base)
    for step in parsed.steps {
      switch step {
      case .ancestor(let count):
        for _ in 0..<count { current = try parent(1, of: current, revision: revision) }
      case .parent(0): break
      case .parent(let number): current = try parent(number, of: current, revision: revision)
      }
    }
    return current
  }

  private func parent(_ number: Int, of id: ObjectID, revision: String) throws(GitError) -> ObjectID {
    let parents = try commit(id).parents
    guard number <= parents.count else {
      let count = parents.count == 1 ? "1 parent" : "\(parents.count) parents"
      throw GitError(
        kind: .unknownRevision, function: "resolve",
        message: "`\(revision)` goes back too far in \(namedPath): commit \(id.short) has \(count)")
    }
    // Read here, so that the edge of a shallow clone is named as such.
    _ = try size(of: parents[number - 1])
    return parents[number - 1]
  }

  private func base(_ name: String) throws(GitError) -> ObjectID {
    if let id = ObjectID(hex: name), contains(id) { return id }
    // The order of git's own rules.
    let rules = ["", "refs/", "refs/tags/", "refs/heads/", "refs/remotes/"]
    for rule in rules {
      // Only HEAD and its like live outside refs/.
      if rule.isEmpty, !name.hasPrefix("refs/"), !name.utf8.allSatisfy(Self.isPseudoRefByte) { continue }
      if let id = try target(of: rule + name) { return id }
    }
    if let id = try target(of: "refs/remotes/\(name)/HEAD") { return id }
    if name == "HEAD", case .unborn(let branch) = try head() {
      throw GitError(
        kind: .unknownRevision, function: "resolve",
        message: "\(namedPath) has no commit yet: HEAD is the unborn branch `\(branch)`; commit something first")
    }
    if let id = try abbreviated(name) { return id }
    throw try unknown(name)
  }

  private static func isPseudoRefByte(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) || byte == UInt8(ascii: "_")
  }

  func abbreviated(_ name: String) throws(GitError) -> ObjectID? {
    let digits = Array(name.utf8)
    guard (4..<40).contains(digits.count), digits.allSatisfy({ ObjectID.digit($0) != nil }) else { return nil }
    let padded = name + String(repeating: "0", count: 40 - digits.count)
    guard var oid = ObjectID(hex: padded)?.gitOID else { return nil }
    var full = git_oid()
    let code = unsafe git_odb_exists_prefix(&full, database, &oid, digits.count)
    switch code {
    case 0: return ObjectID(full)
    case GIT_ENOTFOUND.rawValue: return nil
    case GIT_EAMBIGUOUS.rawValue:
      throw GitError(
        kind: .unknownRevision, code: code, function: "resolve",
        message: "`\(name)` is the start of several object ids in \(namedPath); write more digits")
    default:
      try check(code, "git_odb_exists_prefix", namedPath)
      return nil
    }
  }

  private func unknown(_ name: String) throws(GitError) -> GitError {
    let names = try referenceNames().flatMap { bytes in
      let reference = Reference(name: bytes, target: nil, commit: nil)
      return [reference.shortName, reference.nameText]
    }
    let nearest = NearestName.suggestion(for: name, among: names + ["HEAD"])
    let advice = nearest.map { "; did you mean `\($0)`?" } ?? "; `git branch -a` and `git tag` list the names it has"
    return GitError(
      kind: .unknownRevision, function: "resolve", message: "\(namedPath) has no revision `\(name)`" + advice)
  }
}
