import Foundation
import Gate
import Git
import Hiring

/// Which of the portfolio's repositories the judged one is.
enum PortfolioPlace {
  /// The one at its place.
  case itself(Portfolio.Repository)
  /// The only one with the same history; the others that could not be asked, with why.
  case same(Portfolio.Repository, unopened: [String])
  /// Nobody can say, and why.
  case unknown(String)

  /// How far behind the portfolio's clone may be, in commits of the mainline.
  private static let sameHistory = 500

  /// By its place, or else by its history, as of a linked worktree, a clone of CI, a server. Costs a header for each of the
  /// last commits of the base's mainline, and opens each of the portfolio's repositories once.
  ///
  /// - Parameter base: the commit whose history is compared; nil where there is none yet.
  /// - Throws: where the judged repository cannot be read. One of the portfolio's that cannot be is told instead.
  init(
    of path: String, _ opening: Repository.OpenOptions, base: ObjectID?, among repositories: [Portfolio.Repository]
  ) throws {
    let real = URL(filePath: path).resolvingSymlinksInPath().path
    if let named = repositories.first(where: { URL(filePath: $0.path).resolvingSymlinksInPath().path == real }) {
      self = .itself(named)
      return
    }
    guard !repositories.isEmpty else {
      self = .unknown("the portfolio names none")
      return
    }
    let history = try Self.history(of: path, opening, from: base)
    guard !history.isEmpty else {
      self = .unknown("it is none by its place, and has no base yet to know it by")
      return
    }
    var same: [Portfolio.Repository] = []
    var unopened: [String] = []
    for repository in repositories {
      do throws(GitError) {
        let clone = try Repository(opening: repository.path, options: .init(trustedOwners: opening.trustedOwners))
        if history.contains(where: { clone.contains($0) }) { same.append(repository) }
      } catch {
        unopened.append("\(repository.id) (\(error.message))")
      }
    }
    if same.count == 1 {
      self = .same(same[0], unopened: unopened)
    } else if same.count > 1 {
      self = .unknown("it is none by its place, and several have its base: \(Self.list(same.map(\.id)))")
    } else if unopened.isEmpty {
      self = .unknown("it is none by its place, and none has its base")
    } else if unopened.count == repositories.count {
      self = .unknown("it is none by its place, and none could be opened: \(Self.list(unopened))")
    } else {
      self = .unknown(
        "it is none by its place, and none that could be opened has its base; not opened: \(Self.list(unopened))")
    }
  }

  /// Nil where nobody can say.
  var repository: Portfolio.Repository? {
    switch self {
    case .itself(let repository), .same(let repository, _): repository
    case .unknown: nil
    }
  }

  /// What the gate's conditions on the repository go by.
  var core: GatePeople.Core {
    switch self {
    case .itself(let repository), .same(let repository, _): .known(repository.core)
    case .unknown(let why): .unknown("which of the portfolio's repositories this is, is not known: \(why)")
    }
  }

  /// What is told of the repository at `path`; nil where there is nothing to tell.
  func note(of path: String) -> String? {
    switch self {
    case .itself: nil
    case .same(let repository, let unopened):
      "\(path) is the portfolio's \(repository.id), which has the same history."
        + (unopened.isEmpty ? "" : " Not opened, so not compared: \(Self.list(unopened)).")
    case .unknown(let why): "Which of the portfolio's repositories \(path) is, is not known: \(why)."
    }
  }

  private static func list(_ items: [String]) -> String { items.joined(separator: ", ") }

  /// The last commits of the base's mainline, newest first.
  private static func history(
    of path: String, _ opening: Repository.OpenOptions, from base: ObjectID?
  ) throws(GitError) -> [ObjectID] {
    let judged = try Repository(opening: path, options: opening)
    var history: [ObjectID] = []
    var next = base
    while let id = next, history.count < sameHistory {
      history.append(id)
      next = judged.isCutOff(at: id) ? nil : try judged.commit(id).parents.first
    }
    return history
  }
}
