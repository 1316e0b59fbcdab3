package import Hiring
package import History
package import SourceText

/// What a contractor's leaving means: what nobody knows afterwards, what is open, what they can reach, what is missing, and
/// what it costs.
package struct Offboarding: Sendable {
  /// Why a repository is among those that the contractor is held to have read.
  package enum Reach: String, Sendable, Codable {
    /// Changes of theirs are in it, on whatever branch.
    case worked
    /// A list of access has an account of theirs.
    case listed
    /// An engagement covers it.
    case engaged
  }

  /// A file that nobody knows afterwards.
  package struct File: Sendable, Hashable {
    package var path: RepositoryPath
    /// Live lines, and those of them that the contractor wrote.
    package var lines: Int
    package var own: Int
    /// 0 (ill) to 100 (well); nil where nothing of it could be measured.
    package var health: Double?
    /// Changes within the cards' window, whoever's.
    package var changes: Int
    /// Changed often and not in good health: the worst to be known by one person.
    package var isHotspot: Bool
    /// Who stays and is nearest to know it; nil where nobody who stays knows anything of the repository.
    package var nearest: NearestPeople.Nearest?

    /// Changes times the points of health missing.
    package var heat: Double { Double(changes) * (100 - (health ?? 100)) }
  }

  /// A folder nearly all of which nobody knows afterwards; the outermost such.
  package struct Module: Sendable, Hashable {
    /// Empty for the whole repository.
    package var folder: RepositoryPath
    package var files: Int
    package var lines: Int
    /// Orphaned lines over all live lines of the folder, 0 to 1.
    package var share: Double
  }

  /// A private account or host that the contractor wrote into the code.
  package struct Account: Sendable, Hashable {
    package var repository: String
    package var path: RepositoryPath
    package var line: Int
    package var commit: String
    package var title: String
    /// The rule's sentence on what it is.
    package var message: String
  }

  package struct Repository: Sendable {
    package var id: String
    package var head: String
    package var reach: Reach
    /// Live lines of source and tests.
    package var liveLines: Int
    /// Those that stand in files which nobody knows afterwards: the hotspots first, then the largest.
    package var files: [File]
    package var modules: [Module]
    /// How many people would have to leave before over half the files have nobody who knows them, as it is and after.
    package var truckFactor: TruckFactor
    package var truckFactorAfter: TruckFactor
    package var branches: [OpenBranch]
    /// What a newcomer needs and does not find.
    package var missing: [String]

    package var orphanedLines: Int { files.reduce(0) { $0 + $1.lines } }
    /// Branches whose work would be lost.
    package var openBranches: [OpenBranch] { branches.filter { !$0.isLanded } }
  }

  package var contractor: Contractor
  package var dates: OffboardingDates
  package var repositories: [Repository]
  package var credentials: [ReachableCredential]
  package var accounts: [Account]
  package var access: [AccessToEnd]
  package var tasks: [OpenTask]
  package var hours: [OpenHours]
  /// Whether an assignment of rights is on file; nil where the portfolio records none of anybody's.
  package var hasAssignment: Bool?
  package var estimate: ReleaseEstimate
  package var assumptions: [StatedAssumption]
  /// What could not be looked at, sentences: none of it is a pass.
  package var gaps: [String]

  package var person: Person { Person(standing: .confirmed, id: contractor.id) }
}
