internal import Foundation
internal import Hiring
internal import Testing

struct TrelloTests {
  private let header = "Card ID,Card Name,List Name,Labels,Members,Due Date,Archived,Board Name"

  @Test("the sample as a board of work")
  func cards() throws {
    let result = try Sample(Trello()).result()
    let first = TaskCard(
      system: "trello", id: "690577b01f2b3c4d5e6f7a01", name: "Checkout: pay by card", status: "Doing",
      description: "Pay by card, with \"3D Secure\".\nDone when a refund goes through.",
      createdAt: try instant("2025-11-01T03:00:00Z"), updatedAt: try instant("2025-11-10T09:00:00Z"),
      dueAt: try instant("2025-11-14T17:00:00Z"),
      assignees: [
        TaskCard.Assignee(account: "amirk", name: "Amir Khan"),
        TaskCard.Assignee(account: "Bea Lindqvist", name: "Bea Lindqvist"),
      ], tags: ["Payments", "Backend"], list: "Shop", url: "https://trello.com/c/aB3dE5fG/12-checkout-pay-by-card")
    #expect(result.cards.first == first)
    #expect(result.cards.map(\.isClosed) == [nil, true, true])
    #expect(result.cards.map(\.tags) == [["Payments", "Backend"], ["red"], ["Design (v2)"]])
    #expect(result.cards.map(\.description) == [first.description, "", ""])
    #expect(result.cards.map(\.dueAt) == [first.dueAt, try instant("2025-10-31T00:00:00Z"), nil])
    #expect(result.skipped.isEmpty && result.warnings.isEmpty)
  }

  @Test("the sample as the hiring board: the list is the stage, in the owner's words or the usual ones")
  func applicants() throws {
    let result = try Sample(TrelloApplicants()).result()
    let first = Applicant(
      system: "trello", id: "68ddeab01f2b3c4d5e6f7b01", name: "Ines Moreau", stage: "Interview",
      date: try day("2025-10-09"), posting: "Magento developer", source: "Upwork, Referral", rate: nil, email: nil,
      meaning: .interviewed)
    #expect(result.applicants.first == first)
    #expect(result.applicants.map(\.meaning) == [.interviewed, .applied, .withdrew])
    #expect(result.applicants.map(\.date) == [first.date, nil, try day("2025-10-20")])
    #expect(result.applicants.map(\.source) == ["Upwork, Referral", "Upwork", nil])
  }

  @Test("a board is one of work unless its kind is named")
  func kinds() throws {
    for importer in [Trello(), TrelloApplicants()] as [any Importer] {
      let bytes = RecordBytes(try Sample(importer).bytes, file: "a.csv")
      #expect(try ImporterRegistry.kinds(of: bytes).first == "trello")
    }
  }

  @Test(
    "an instant's day is that of the declared zone, and a day begins there",
    arguments: [("UTC", "2025-10-09", "2025-10-20T00:00:00Z"), ("Asia/Bangkok", "2025-10-10", "2025-10-19T17:00:00Z")])
  func zones(_ name: String, _ day: String, _ start: String) throws {
    let options = ImportOptions(roster: roster, declaredZone: try zone(name))
    let text = "\(header)\n1,Ann,Interview,,,2025-10-09T20:00:00.000Z,false,Job\n2,Bob,Interview,,,2025-10-20,,Job\n"
    let applicants = try parse(text, kind: "trello-applicants", options: options).applicants
    #expect(applicants.map { $0.date?.description } == [day, "2025-10-20"])
    #expect(try parse(text, kind: "trello", options: options).cards.last?.dueAt == instant(start))
  }

  @Test("an ambiguous day refuses the board", arguments: ["trello", "trello-applicants"])
  func ambiguous(_ kind: String) throws {
    let text = "\(header)\n1,Ann,Interview,,,05/06/2026,false,Job\n"
    #expect(refusal(text, kind: kind)?.kind == .ambiguousDate)
    let options = ImportOptions(dateFormat: "dd/MM/yyyy", roster: roster)
    #expect(try parse(text, kind: kind, options: options).entries.count == 1)
  }

  @Test(
    "rows that cannot be cards are listed", arguments: ["trello", "trello-applicants"])
  func skipped(_ kind: String) throws {
    let text = """
      \(header)
      ,Ann,Interview,,,,false,Job
      1,,Interview,,,,false,Job
      1,Ann,,,,,false,Job
      6.9E+22,Ann,Interview,,,,false,Job
      1,Ann,Interview,,,soon,false,Job
      1,Ann,Interview,,,,false,Job

      """
    let result = try parse(text, kind: kind)
    #expect(result.entries.map(\.line) == [7])
    #expect(
      result.skipped.map(\.reason) == [
        "has no card id", "has no card name", "has no list name",
        "a spreadsheet program rounded the card id to `6.9E+22`; use the export as it was saved",
        "`soon` is no date that can be read; declare `date_format`",
      ])
  }

  @Test(
    "whether a card is archived is read or the card is not", arguments: [("yes", true), ("TRUE", true), ("1", true)])
  func archived(_ word: String, _ isClosed: Bool) throws {
    #expect(try parse("\(header)\n1,A,Done,,,,\(word),Job\n", kind: "trello").cards.map(\.isClosed) == [isClosed])
    let odd = try parse("\(header)\n1,A,Done,,,,perhaps,Job\n", kind: "trello")
    #expect(odd.skipped.map(\.reason) == ["`perhaps` is neither yes nor no"])
  }

  @Test("a card that another program numbered has no day of making")
  func created() throws {
    let text =
      "\(header)\n12,A,Doing,,,,,\nzzzzzzzz1f2b3c4d5e6f7a01,B,Doing,,,,,\n000000001f2b3c4d5e6f7a01,C,Doing,,,,,\n"
    #expect(try parse(text, kind: "trello").cards.map(\.createdAt) == [nil, nil, nil])
  }

  @Test("a member is suggested by name and never guessed")
  func members() throws {
    let result = try parse("\(header)\n1,A,Doing,,\"Bea Lindqvist, Carl (carl9)\",,,\n", kind: "trello")
    #expect(result.unknownPeople.map(\.account) == ["Bea Lindqvist", "carl9"])
    #expect(result.unknownPeople.map(\.suggestion) == ["bea", nil])
  }
}
