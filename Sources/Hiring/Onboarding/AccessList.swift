package import Foundation

/// One list of who can reach something: the newest that there is.
package struct AccessList: Sendable, Hashable {
  package var system: String
  package var resource: String
  /// Whether a person keeps it, and not the system itself.
  package var isHandKept: Bool
  /// When it was made, and the owner's day of it; nil where that is not known.
  package var madeAt: Date?
  package var day: CivilDate?
  /// Whole days since; nil where it is not known when it was made.
  package var ageDays: Int?
  /// Whether it is too old to prove that anybody has no access.
  package var isStale: Bool
  package var accounts: Int

  /// Like `acme/storefront (github)`; the system alone where the list is of the whole.
  package var place: String { AccessList.place(system: system, resource: resource) }

  static func place(system: String, resource: String) -> String {
    system.lowercased() == resource.lowercased() ? system : "\(resource) (\(system))"
  }
}

/// The newest list of everything that lists are kept of, and what each states.
///
/// A system's own list and one that a person keeps of the same thing stand side by side: the newer of them does not make
/// the other untrue.
struct AccessLists {
  struct Subject: Hashable, Comparable {
    var system: String
    /// In small letters.
    var resource: String

    static func < (left: Subject, right: Subject) -> Bool {
      (left.system, left.resource) < (right.system, right.resource)
    }
  }

  struct Stated {
    var list: AccessList
    var grants: [AccessGrant]
  }

  /// By what they are about: the system's own list, and the one that a person keeps.
  private(set) var own: [Subject: Stated] = [:]
  private(set) var handKept: [Subject: Stated] = [:]
  /// Grants of older lists that the newest lacks.
  private(set) var former: [AccessGrant] = []
  /// Grants of lists that are dated after now. How things stand is not read from them, nor that anything is gone.
  private(set) var ahead: [AccessGrant] = []

  init(_ grants: [AccessGrant], timeZone: TimeZone, now: Date, policy: AccessPolicy) {
    let today = timeZone.day(of: now)
    struct Group: Hashable {
      var subject: Subject
      var isHandKept: Bool
    }
    ahead = grants.filter { $0.seenAt.map { $0 > now } ?? false }
    let groups = Dictionary(grouping: grants.filter { $0.seenAt.map { $0 <= now } ?? true }) { grant in
      Group(
        subject: Subject(system: grant.system, resource: grant.resource.lowercased()), isHandKept: grant.isHandKept)
    }
    for (group, all) in groups {
      let newest = all.compactMap(\.seenAt).max()
      let current = all.filter { newest == nil ? $0.isCurrent : $0.seenAt == newest }
      former += all.filter { newest == nil ? !$0.isCurrent : $0.seenAt != newest }
      guard let first = current.min(by: { $0.id < $1.id }) else { continue }
      let day = newest.map { timeZone.day(of: $0) }
      let age = day.map { today.daysSince1970 - $0.daysSince1970 }
      let list = AccessList(
        system: first.system, resource: first.resource, isHandKept: group.isHandKept, madeAt: newest, day: day,
        ageDays: age, isStale: age.map { $0 > policy.listDays } ?? true, accounts: current.count)
      let stated = Stated(list: list, grants: current.sorted { $0.id < $1.id })
      if group.isHandKept { handKept[group.subject] = stated } else { own[group.subject] = stated }
    }
    former.sort { ($0.system, $0.resource, $0.id) < ($1.system, $1.resource, $1.id) }
  }

  /// Everything that a list is kept of.
  var subjects: [Subject] { Set(own.keys).union(handKept.keys).sorted() }

  /// Every list, by system and resource, the system's own first.
  var all: [AccessList] { subjects.flatMap { [own[$0]?.list, handKept[$0]?.list].compactMap(\.self) } }
}
