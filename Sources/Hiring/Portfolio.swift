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
    /// An importer's id, like `clickup-time`.
    package var kind: String
    /// A glob or file, absolute.
    package var files: String
    /// Our column name to theirs, for kinds that are mapped.
    package var columns: [String: String]
    /// A declared date format like `dd/MM/yyyy`, for exports whose dates are ambiguous.
    package var dateFormat: String?
    /// The zone of times that name none; nil means the owner's.
    package var timeZone: TimeZone?
    /// What an export without a name is about: the repository of a list of collaborators, the workspace of a list of
    /// members, the tracker of a mapped time log, the platform of a mapped statement of billed hours.
    package var about: String?
    /// The owner's words for the stages of hiring, to ours; see `HiringStage`.
    package var stages: [String: String]

    package init(
      kind: String, files: String, columns: [String: String], dateFormat: String?, timeZone: TimeZone? = nil,
      about: String? = nil, stages: [String: String] = [:]
    ) {
      self.kind = kind
      self.files = files
      self.columns = columns
      self.dateFormat = dateFormat
      self.timeZone = timeZone
      self.about = about
      self.stages = stages
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
  package var onboarding: OnboardingSettings

  package init(
    ownerName: String, timeZone: TimeZone, currency: String, policyPath: String?, ledgerPath: String,
    repositories: [Repository], contractors: [Contractor], records: [RecordSource], attestations: [Attestation],
    onboarding: OnboardingSettings = OnboardingSettings()
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
    self.onboarding = onboarding
  }
}
