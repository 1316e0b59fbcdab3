/// A card of work: what it is called, who does it, and what it is to become.
struct Task {
  var number: Int
  var person: Int
  var week: Int
  var title: String
  /// The tracker's id.
  var id: String
  var changes: Int
  var isTested: Bool
  var isLegacyRepair: Bool
  /// Whether somebody whom nobody named writes it.
  var isByStranger: Bool
  var branch: String?
  /// How it came, or comes, into the main line.
  var isSquashed = false
  var squasher: Int?
  /// The rates of its week.
  var behaviour: Behaviour
  /// The unit it began with.
  var unit: String?
  var touched: Set<String> = []
  var mergedAt: Int64?
}

/// Something that happens at an instant.
struct Event {
  enum Kind {
    case change(task: Int, last: Bool)
    case merge(task: Int)
    case repair(path: String, functions: [String], person: Int?, task: Int)
    case leak(person: Int)
    case unleak(person: Int, path: String)
    case removeTests(person: Int)
    case reformat(person: Int)
  }

  var instant: Int64
  /// Keeps the order of events of one instant.
  var number: Int
  var kind: Kind
}
