internal import Foundation
internal import Hiring

/// One of our sample exports of access, attendance and attestations.
func accessSample(_ name: String) throws -> String {
  let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Samples")
  return String(decoding: try Data(contentsOf: folder.appending(path: name)), as: UTF8.self)
}

/// Amir and Bea as the portfolio of the access tests knows them: Amir by his login and his Slack id, Bea by the login in
/// a noreply address and by her own address.
func team(amir: [Engagement]? = nil, bea: [Engagement]? = nil) throws -> [Contractor] {
  [
    Contractor(
      id: "amir", name: "Amir Khan", role: .engineer, identities: ["amir@work.example", "@AmirK"], clickup: "81234567",
      upwork: "~01abc", fiverr: nil, accounts: ["slack": ["U01AMIR"], "aws": ["amir-deploy"]],
      assignment: Contractor.Assignment(signed: try day("2026-10-04"), by: "Ana"),
      engagements: try amir ?? [engagement("34848691", started: "2026-10-05")]),
    Contractor(
      id: "bea", name: "Bea Lindqvist", role: .designer,
      identities: ["Bea <bea@example.com>", "70415522+bealind@users.noreply.github.com"], clickup: nil, upwork: nil,
      fiverr: nil, assignment: nil, engagements: try bea ?? [engagement("35900700", started: "2026-10-06")]),
  ]
}

func teamOptions(
  about: String? = nil, columns: [String: String] = [:], dateFormat: String? = nil
) throws -> ImportOptions {
  ImportOptions(
    columns: columns, dateFormat: dateFormat, roster: Roster(contractors: try team()), about: about)
}

extension ImportResult {
  var grants: [AccessGrant] {
    entries.compactMap { if case .access(let grant) = $0.record { grant } else { nil } }
  }

  var attestations: [Attestation] {
    entries.compactMap { if case .attestation(let attestation) = $0.record { attestation } else { nil } }
  }

  var attendance: [Attendance] {
    entries.compactMap { if case .attendance(let attendance) = $0.record { attendance } else { nil } }
  }
}
