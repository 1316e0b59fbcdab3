import Foundation
import Git
import Hiring
import Ledger

/// Where a person is still named after the ledger forgot them: files of the owner's, pages that were written, history.
/// This program changes none of them; it says where they are.
struct UnreachedPlaces {
  let portfolio: Portfolio
  let portfolioPath: String
  let matcher: PersonMatcher
  /// Where pages were written, as far as it was noted.
  let places: [WrittenPlace]

  /// How many lines of a file are named.
  private static let lineLimit = 10

  /// One sentence a place. What cannot be read is said too: it may name them.
  func sentences() -> [String] {
    var sentences = file(portfolioPath, "take their entry out")
    if let policy = portfolio.policyPath { sentences += file(policy, "take the name out") }
    for source in portfolio.records {
      do {
        for path in try RecordFiles.matching(source.files) {
          sentences += file(path, "the export itself; delete it, or export it again without them")
        }
      } catch {
        sentences.append("\(source.files): cannot be looked at: \(CommandError.wrapping(error).message)")
      }
    }
    for place in places where place.kind == .pages { sentences += pages(place) }
    for repository in portfolio.repositories { sentences += history(repository) }
    sentences.append(
      "pages written with `--output` or by hand, mail, chat, your shell's history, and copies of the ledger made by other "
        + "means than `assay records backup`: only you know where they are")
    return sentences
  }

  private func file(_ path: String, _ advice: String) -> [String] {
    do {
      let text = String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
      let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }.enumerated()
        .filter { matcher.isIn(String($0.element)) }.map { $0.offset + 1 }
      let isNamed = matcher.isIn(URL(filePath: path).lastPathComponent)
      guard !lines.isEmpty || isNamed else { return [] }
      let shown = lines.prefix(Self.lineLimit).map(String.init).joined(separator: ", ")
      let more = lines.count > Self.lineLimit ? " and \(lines.count - Self.lineLimit) more" : ""
      let place = lines.isEmpty ? "in its name" : "line \(shown)\(more)\(isNamed ? ", and in its name" : "")"
      return ["\(path): \(place): \(advice)"]
    } catch {
      return ["\(path): cannot be read: \(CommandError.reason(error)); look there yourself"]
    }
  }

  private func pages(_ place: WrittenPlace) -> [String] {
    guard FileManager.default.fileExists(atPath: place.path) else {
      return ["\(place.path): pages of \(CivilDate(utc: place.at)) that are not there any more; delete where they went"]
    }
    var found: [String] = []
    for folder in [place.path, place.path + "/copies"] where FileManager.default.fileExists(atPath: folder) {
      do {
        for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() {
          guard [".html", ".json", ".md"].contains(where: { name.hasSuffix($0) }) else { continue }
          found += file(folder + "/" + name, "a page that was written; delete it, or write the pages anew")
        }
      } catch {
        found.append("\(folder): cannot be listed: \(CommandError.reason(error))")
      }
    }
    return found
  }

  private func history(_ repository: Portfolio.Repository) -> [String] {
    do {
      let opened = try Repository(opening: repository.path)
      guard let head = try opened.head().commit else { return [] }
      var count = 0
      for id in try opened.walk(from: [head]) {
        let commit = try opened.commit(id)
        if [commit.author, commit.committer].contains(where: { matcher.isName($0.nameText, address: $0.emailText) }) {
          count += 1
        }
      }
      guard count > 0 else { return [] }
      return [
        "repository \(repository.id) (\(repository.path)): \(Wording.count(count, "commit")) of their name or address; "
          + "that is the history itself, which only a rewriting changes, and the cache of facts is made from it again"
      ]
    } catch {
      return [
        "repository \(repository.id) (\(repository.path)): cannot be read: \(CommandError.wrapping(error).message)"
      ]
    }
  }
}
