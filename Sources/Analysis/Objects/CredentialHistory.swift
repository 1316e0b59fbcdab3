internal import Findings
internal import Git
internal import SourceText

/// Puts what was found in objects together: one finding for each value and path, at its first commit.
struct CredentialHistory {
  /// A credential, wherever it stands.
  struct Value: Hashable {
    var rule: String
    var content: Fingerprint
  }

  private struct Key: Hashable {
    var value: Value
    var path: RepositoryPath
  }

  private struct Entry {
    var finding: Finding
    /// The number of the first commit; nil where no commit has it.
    var commit: Int?
    /// How many objects hold it there.
    var objects = 1
  }

  private let places: BlobPlaces
  private let numbers: [ObjectID: Int]
  private var entries: [Key: Entry] = [:]
  private var values: [ObjectID: Set<Value>] = [:]
  private(set) var coverage = Coverage()

  init(places: BlobPlaces) {
    self.places = places
    numbers = Dictionary(places.commits.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  mutating func add(_ outcome: ObjectScan.Outcome, of subject: ObjectScan.Subject) {
    switch outcome {
    case .gap(let reason): skip(subject.id, reason)
    case .found(let found, let bytes, let unread):
      if let unread { skip(subject.id, unread) }
      coverage.blobs += 1
      coverage.bytes += bytes
      for (place, findings) in found {
        for finding in findings { add(finding, at: place, of: subject) }
      }
    }
  }

  private mutating func skip(_ id: ObjectID, _ reason: String) {
    let stood = places.places(of: id).first
    coverage.skipped.append(
      stood.map { Coverage.Skipped(path: $0.path, reason: "in \(id.short): \(reason)", isGap: true) }
        ?? Self.gap(id, reason))
  }

  /// What was not read of an object without a path.
  static func gap(_ id: ObjectID, _ reason: String) -> Coverage.Skipped {
    Coverage.Skipped(path: RepositoryPath("object \(id.short)"), reason: reason, isGap: true)
  }

  private mutating func add(_ finding: Finding, at place: BlobPlaces.Place?, of subject: ObjectScan.Subject) {
    let value = Value(rule: finding.rule, content: finding.contentFingerprint)
    if subject.kind == .blob { values[subject.id, default: []].insert(value) }
    var entry = Entry(finding: finding, commit: place?.commit)
    switch subject.kind {
    case .commit:
      entry.commit = numbers[subject.id]
      entry.finding.message += ", in the text of commit \(subject.id.short)"
    case .tag: entry.finding.message += ", in the text of tag \(subject.id.short)"
    case .blob where place == nil:
      entry.finding.message += ", in object \(subject.id.short), which no commit has"
    case .blob, .tree: break
    }
    let key = Key(value: value, path: finding.path)
    guard let known = entries[key] else {
      entries[key] = entry
      return
    }
    // What no commit has comes after all that some commit has; the rest decides nothing but must not be left to the
    // order of the objects.
    if (entry.commit ?? .max, entry.finding.range, entry.finding.message)
      < (known.commit ?? .max, known.finding.range, known.finding.message)
    {
      entry.objects += known.objects
      entries[key] = entry
    } else {
      entries[key]?.objects += 1
    }
  }

  var hasFindings: Bool { !entries.isEmpty }

  /// Every credential that was found in some objects.
  static func values(in outcomes: [ObjectScan.Outcome]) -> Set<Value> {
    var values: Set<Value> = []
    for case .found(let found, _, _) in outcomes {
      for finding in found.flatMap(\.findings) {
        values.insert(Value(rule: finding.rule, content: finding.contentFingerprint))
      }
    }
    return values
  }

  /// The credentials in these blobs.
  func values(of blobs: Set<ObjectID>) -> Set<Value> {
    var found: Set<Value> = []
    for blob in blobs { found.formUnion(values[blob] ?? []) }
    return found
  }

  /// - Parameters:
  ///   - live: what the head still has.
  ///   - known: what is left out.
  func findings(live: Set<Value>, without known: Set<Value> = []) -> [Finding] {
    entries.filter { !known.contains($0.key.value) }.map { key, entry in
      var finding = entry.finding
      if entry.objects > 1 { finding.message += ", in \(entry.objects) versions" }
      finding.inHead = live.contains(key.value)
      if let number = entry.commit, places.cutOff.contains(number) {
        finding.message +=
          ", there already in \(places.commits[number].id.short), where the history is cut off: who brought it is not known"
      } else if let number = entry.commit {
        let commit = places.commits[number]
        finding.commit = commit.id.hex
        finding.author = commit.author.emailText
        finding.introducedAt = commit.author.time
      }
      return finding
    }.sorted(by: Finding.precedes)
  }
}
