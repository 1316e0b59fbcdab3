import Foundation
import TestSupport
import Testing

@testable import assay

/// `assay records pipeline` as a user runs it.
@Suite("assay records pipeline")
struct RecordsPipelineTests {
  private static let now = "2026-11-22T08:00:00Z"

  private static func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      version: 1
      owner: { name: Northwind, timezone: Asia/Bangkok, currency: USD }
      contractors:
        - id: amir
          name: Amir Khan
          identities: ["amir@example.com"]
          engagements:
            - { platform: upwork, contract: "34848691", kind: hourly, rate: 25 USD/h, started: 2026-10-05,
                trial_ends: 2026-10-26 }
        - id: bea
          name: Bea Lind
          identities: ["bea@example.com"]
          engagements:
            - { platform: upwork, contract: "34848692", kind: hourly, rate: 20 USD/h, started: 2026-10-05,
                ended: 2026-10-20, trial_ends: 2026-10-26 }
      records:
        - { kind: postings, file: postings.csv }
        - { kind: pipeline, file: applicants.csv }
        - { kind: calendly, file: calendly.csv, timezone: Asia/Bangkok }
        - { kind: interviews, file: interviews.csv }
        - { kind: upwork-weekly, file: upwork.csv }
      """, to: "assay.yml")
    try folder.write("id,title,source,posted,cost\nFS-1,Full-stack engineer,Upwork,2026-09-18,30\n", to: "postings.csv")
    try folder.write(
      """
      name,email,posting,applied,messaged,trial,kept,released,reviewed
      Amir Khan,amir@example.com,FS-1,2026-09-19,2026-09-20,2026-10-05,2026-10-26,,
      Bea Lind,bea@example.com,FS-1,2026-09-19,2026-09-20,2026-10-05,,2026-10-20,2026-10-21
      Cy Dee,cy@example.com,FS-1,2026-09-20,2026-09-21,,,,
      Di Eff,,FS-1,2026-09-21,,,,,
      """ + "\n", to: "applicants.csv")
    try folder.write(
      """
      Invitee Name,Invitee Email,Start Date & Time,End Date & Time,Canceled,Marked as No-Show,Event UUID,Invitee UUID
      Amir Khan,amir@example.com,2026-09-24 09:30 pm,2026-09-24 10:00 pm,false,No,e1,i1
      Bea Lind,bea@example.com,2026-09-25 09:30 pm,2026-09-25 10:00 pm,false,No,e2,i2
      Cy Dee,cy@example.com,2026-09-25 10:30 pm,2026-09-25 11:00 pm,false,Yes,e3,i3
      A customer,c@example.org,2026-09-26 10:30 pm,2026-09-26 11:00 pm,false,No,e4,i4
      """ + "\n", to: "calendly.csv")
    try folder.write(
      """
      applicant,email,posting,date,by,skill,work product
      Amir Khan,amir@example.com,FS-1,2026-09-24,Nora,4,5
      Bea Lind,bea@example.com,FS-1,2026-09-25,Nora,4.5,3
      """ + "\n", to: "interviews.csv")
    try folder.write(
      """
      "Date","Contract","Hours","Amount","Payment type"
      "2026-10-06","Shop (34848691)","10.00000","250",""
      "2026-10-06","Shop (34848692)","5.00000","100",""
      "2026-11-10","Shop (34848691)","40.00000","1000",""
      """ + "\n", to: "upwork.csv")
    return folder
  }

  private func run(_ folder: TemporaryFolder, _ arguments: [String] = []) throws -> AssayCommand.Outcome {
    try AssayCommand.run(["records", "pipeline", "--now", Self.now] + arguments, in: folder.path)
  }

  @Test("records are imported, joined and told; what was skipped or belongs to nobody is said")
  func text() throws {
    let folder = try Self.folder()
    let outcome = try run(folder)
    #expect(outcome.code == Exit.passed, "\(outcome.errors)")
    #expect(outcome.errors.contains("interviews.csv:3: skipped: `4.5` for skill is no whole score from 1 to 5"))
    let text = outcome.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(text.contains("Of 2 people whose trial you decided you kept 1 (50 %; 80 % interval 16–84 %)"))
    #expect(text.contains("Of 3 people a booked talk is on record: 2 talked and 1 did not come."))
    #expect(text.contains("cost 380.00 USD: 30.00 USD for posting and 350.00 USD for the 2 trials"))
    #expect(text.contains("A review is on record for 1 of 1 person whose work ended."))
    #expect(text.contains("The talk with A customer on 2026-09-26 belongs to nobody on record"))
    #expect(try run(folder).output == outcome.output, "a second run adds nothing")
  }

  @Test("a decision is corrected by the next one about the same week, on the same day and on another")
  func corrected() throws {
    for (first, second, state) in [("release", "keep", "kept"), ("keep", "release", "released")] {
      for day in ["2026-11-19", "2026-11-20"] {
        let folder = try Self.folder()
        for (action, day) in [(first, "2026-11-19"), (second, day)] {
          let decided = try AssayCommand.run(
            [
              "decide", "amir", action, "--by", "Ana", "--reason", "r", "--without-card", "none", "--now",
              day + "T08:00:00Z",
            ], in: folder.path)
          #expect(decided.code == Exit.passed, "\(decided.errors)")
        }
        let csv = try run(folder, ["--format", "csv"]).output
        #expect(csv.contains("Amir Khan,amir@example.com,FS-1,Upwork,amir,\(state),"), "\(first), \(second): \(csv)")
      }
    }
  }

  @Test("as JSON and CSV, of one posting and one source")
  func formats() throws {
    let folder = try Self.folder()
    let json = try run(folder, ["--format", "json", "--posting", "full-stack engineer", "--source", "upwork"])
    #expect(json.code == Exit.passed, "\(json.errors)")
    let object = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    #expect(object["schema"] as? String == "assay.pipeline/1")
    let total = try #require(object["total"] as? [String: Any])
    #expect(total["people"] as? Int == 4)
    let states = try #require(total["states"] as? [String: Int])
    #expect(states["kept"] == 1 && states["released"] == 1 && states["open"] == 2)
    let csv = try run(folder, ["--format", "csv"])
    #expect(csv.output.split(separator: "\n").count == 5)
    #expect(csv.output.contains("Amir Khan,amir@example.com,FS-1,Upwork,amir,kept,2026-09-19,2026-09-20,"))
  }

  @Test("a posting or source that nothing has is a slip with the nearest name")
  func unknown() throws {
    let folder = try Self.folder()
    let posting = try run(folder, ["--posting", "FS-2"])
    #expect(posting.code == Exit.usage)
    #expect(posting.errors.contains("did you mean `FS-1`?"))
    try folder.write(
      "id,title,source,posted,cost\nFS-1,Engineer,Upwork,2026-09-18,30\nFS-2,Engineer,Upwork,2026-09-19,30\n",
      to: "postings.csv")
    let title = try run(folder, ["--posting", "engineer"])
    #expect(title.code == Exit.usage)
    #expect(title.errors.contains("name one by its id: FS-1, FS-2"))
    let source = try run(folder, ["--source", "Upwrok"])
    #expect(source.code == Exit.usage)
    #expect(source.errors.contains("did you mean `Upwork`?"))
  }

  @Test("a list that cannot be read ends with cannot judge, and what is there is still told")
  func unread() throws {
    let folder = try Self.folder()
    try folder.write("name,email\nAmir,amir@example.com\n", to: "applicants.csv")
    let outcome = try run(folder)
    #expect(outcome.code == Exit.cannotJudge)
    #expect(outcome.errors.contains("applicants.csv"))
    #expect(outcome.output.contains("Hiring up to 22 November 2026"))
  }
}
