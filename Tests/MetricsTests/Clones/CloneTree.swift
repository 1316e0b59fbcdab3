import Findings
import Lexing
import SourceText
import Testing

@testable import Metrics

/// A tree in memory, for tests: its files' tokens, and what is made of them.
struct CloneTree {
  var tokens: [RepositoryPath: (tokens: CloneTokens, family: String, lines: Int)] = [:]
  let settings: CloneSettings

  init(_ settings: CloneSettings) {
    self.settings = settings
  }

  /// A file of these symbols, each on a line of its own.
  mutating func add(_ path: String, symbols: [UInt32]) {
    let lines = symbols.indices.map { UInt32($0 + 1) }
    tokens[RepositoryPath(path)] = (CloneTokens(symbols: symbols, lines: lines), "test", symbols.count)
  }

  mutating func add(_ path: String, source: String) {
    let bytes = Array(source.utf8)
    let language = LanguageDetection.language(of: RepositoryPath(path), content: bytes.span)
    guard let language, let family = CloneFamily.family(of: language, kind: .source) else {
      Issue.record("\(path) is not compared")
      return
    }
    let lines = LineIndex(bytes)
    let source = LexedSource(bytes.span, language: language)
    let made = CloneTokens(
      bytes.span, tokens: source.tokens, lines: lines, family: family, kind: settings.kind)
    tokens[RepositoryPath(path)] = (made, family, lines.lineCount)
  }

  var files: [CloneFile] {
    tokens.sorted { $0.key < $1.key }.map { path, file in
      CloneFile(
        path: path, family: file.family,
        sketch: CloneSketch(file.tokens, lineCount: file.lines, settings: settings))
    }
  }

  /// What a part of the plan needs.
  func excerpts(_ plan: ClonePlan, part: Int) -> [CloneTokens?] {
    let needed = Set(plan.files(ofPart: part))
    return plan.paths.enumerated().map { number, path in
      needed.contains(number) ? tokens[path].map { plan.excerpt($0.tokens, file: number, part: part) } : nil
    }
  }

  func clones(_ plan: ClonePlan) -> [CloneDetector.BatchClones] {
    plan.parts.enumerated().flatMap { part, batches in
      let excerpts = excerpts(plan, part: part)
      return batches.map { CloneDetector.clones(ofBatch: $0, plan: plan, excerpts: excerpts) }
    }
  }

  func report(_ plan: ClonePlan) -> CloneReport { CloneDetector.report(plan, clones(plan)) }

  func report() -> CloneReport { report(CloneIndex(files, settings: settings).plan()) }

  /// Like `a:1-5 b:3-7`, a group a line.
  static func words(_ report: CloneReport) -> [String] {
    report.groups.map { group in
      group.places.map { "\($0.path.lossyString):\($0.startLine)-\($0.endLine)" }.joined(separator: " ")
    }
  }
}
