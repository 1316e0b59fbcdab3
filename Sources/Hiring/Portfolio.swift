package import Foundation

/// The owner's file `assay.yml`, resolved: repositories, contractors, where the records are.
package struct Portfolio: Sendable {
  package struct Repository: Sendable, Hashable {
    /// Names the repository's page, so `[a-z0-9-]` only.
    package var id: String
    /// Absolute.
    package var path: String
    /// A branch name; nil means the repository's own HEAD.
    package var mainline: String?
    /// Globs of paths that no bounded engagement may touch.
    package var core: [String]

    package init(id: String, path: String, mainline: String?, core: [String]) {
      self.id = id
      self.path = path
      self.mainline = mainline
      self.core = core
    }
  }

  /// One entry of `records:`: a kind of export and the files it stands in.
  package struct RecordSource: Sendable, Hashable {
    /// `clickup-time`, `upwork-weekly`, `pipeline`.
    package var kind: String
    /// A glob or file, absolute.
    package var files: String
    /// Our column name to theirs, for kinds that are mapped.
    package var columns: [String: String]
    /// A declared date format like `dd/MM/yyyy`, for exports whose dates are ambiguous.
    package var dateFormat: String?

    package init(kind: String, files: String, columns: [String: String], dateFormat: String?) {
      self.kind = kind
      self.files = files
      self.columns = columns
      self.dateFormat = dateFormat
    }
  }

  /// What the owner says happened and nothing else can prove.
  package struct Attestation: Sendable, Hashable {
    package var what: String
    package var on: CivilDate
    package var by: String

    package init(what: String, on: CivilDate, by: String) {
      self.what = what
      self.on = on
      self.by = by
    }
  }

  package var ownerName: String
  package var timeZone: TimeZone
  package var currency: String
  /// Absolute paths; nil means the defaults.
  package var policyPath: String?
  package var ledgerPath: String
  package var repositories: [Repository]
  package var contractors: [Contractor]
  package var records: [RecordSource]
  package var attestations: [Attestation]

  package init(
    ownerName: String, timeZone: TimeZone, currency: String, policyPath: String?, ledgerPath: String,
    repositories: [Repository], contractors: [Contractor], records: [RecordSource], attestations: [Attestation]
  ) {
    self.ownerName = ownerName
    self.timeZone = timeZone
    self.currency = currency
    self.policyPath = policyPath
    self.ledgerPath = ledgerPath
    self.repositories = repositories
    self.contractors = contractors
    self.records = records
    self.attestations = attestations
  }
}
