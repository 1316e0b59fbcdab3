package import Foundation

/// A card that work is given out on: a task of ClickUp, Trello or another tracker.
///
/// Optional fields are nil where the export does not carry them, which is not the same as empty.
package struct TaskCard: Sendable, Hashable, Codable {
  /// A remark on the card.
  package struct Comment: Sendable, Hashable, Codable {
    package var text: String
    /// The account's id where there is one, else the name.
    package var by: String
    package var at: Date?
    package var isResolved: Bool?

    package init(text: String, by: String, at: Date?, isResolved: Bool? = nil) {
      self.text = text
      self.by = by
      self.at = at
      self.isResolved = isResolved
    }
  }

  /// A checklist on the card.
  package struct Checklist: Sendable, Hashable, Codable {
    package struct Item: Sendable, Hashable, Codable {
      package var name: String
      /// Nil where the export does not say, as ClickUp's CSV.
      package var isDone: Bool?

      package init(name: String, isDone: Bool?) {
        self.name = name
        self.isDone = isDone
      }
    }

    package var name: String
    package var items: [Item]

    package init(name: String, items: [Item]) {
      self.name = name
      self.items = items
    }
  }

  /// How long the card stood in a status.
  package struct StatusTime: Sendable, Hashable, Codable {
    package var status: String
    package var seconds: Int
    /// When it last came to the status; nil where the export does not say.
    package var since: Date?

    package init(status: String, seconds: Int, since: Date?) {
      self.status = status
      self.seconds = seconds
      self.since = since
    }
  }

  /// Somebody the card is given to.
  package struct Assignee: Sendable, Hashable, Codable {
    /// The account's id where the export has it, else the name.
    package var account: String
    package var name: String
    package var email: String?

    package init(account: String, name: String, email: String? = nil) {
      self.account = account
      self.name = name
      self.email = email
    }
  }

  package var system: String
  package var id: String
  /// In the owner's own numbering, like `SHOP-12`.
  package var customID: String?
  package var name: String
  package var description: String?
  package var status: String
  /// Whether the tracker itself counts the status as finished; nil where only the status' name is known.
  package var isClosed: Bool?
  package var createdAt: Date?
  package var closedAt: Date?
  package var updatedAt: Date?
  package var dueAt: Date?
  package var assignees: [Assignee]
  package var estimateSeconds: Int?
  package var spentSeconds: Int?
  package var tags: [String]
  package var list: String?
  package var url: String?
  package var parentID: String?
  package var comments: [Comment]?
  package var checklists: [Checklist]?
  package var statusTimes: [StatusTime]?
  /// The file and line it stands on.
  package var record: String?

  package init(
    system: String, id: String, name: String, status: String, customID: String? = nil, description: String? = nil,
    isClosed: Bool? = nil, createdAt: Date? = nil, closedAt: Date? = nil, updatedAt: Date? = nil, dueAt: Date? = nil,
    assignees: [Assignee] = [], estimateSeconds: Int? = nil, spentSeconds: Int? = nil, tags: [String] = [],
    list: String? = nil, url: String? = nil, parentID: String? = nil, comments: [Comment]? = nil,
    checklists: [Checklist]? = nil, statusTimes: [StatusTime]? = nil, record: String? = nil
  ) {
    self.system = system
    self.id = id
    self.customID = customID
    self.name = name
    self.description = description
    self.status = status
    self.isClosed = isClosed
    self.createdAt = createdAt
    self.closedAt = closedAt
    self.updatedAt = updatedAt
    self.dueAt = dueAt
    self.assignees = assignees
    self.estimateSeconds = estimateSeconds
    self.spentSeconds = spentSeconds
    self.tags = tags
    self.list = list
    self.url = url
    self.parentID = parentID
    self.comments = comments
    self.checklists = checklists
    self.statusTimes = statusTimes
    self.record = record
  }

  /// How the card is cited: `clickup SHOP-12`, or by its id.
  package var reference: String { "\(system) \(customID ?? id)" }
}
