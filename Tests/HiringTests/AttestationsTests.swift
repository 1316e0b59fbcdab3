internal import Hiring
internal import Testing

struct AttestationsTests {
  private let kind = "attestations"

  @Test("the sample: about the whole, by id and by name")
  func sample() throws {
    let result = try parse(
      try accessSample("attestations.csv"), kind: kind, file: "attestations.csv", options: try teamOptions())
    #expect(
      result.attestations == [
        Attestation(
          what: "backups-restored", on: try day("2026-11-02"), by: "Ana", note: "storefront, from Sunday's copy",
          record: "attestations.csv:2"),
        Attestation(
          what: "agreement-signed", on: try day("2026-10-04"), by: "Ana", contractor: "amir",
          note: "paper in the drive", record: "attestations.csv:3"),
        Attestation(
          what: "keys-rotated", on: try day("2026-11-20"), by: "Dana", contractor: "Bea Lindqvist",
          record: "attestations.csv:4"),
      ])
    #expect(result.unknownPeople.isEmpty && result.skipped.isEmpty)
  }

  @Test("two who stand behind the same thing on one day are two words")
  func two() throws {
    let result = try parse(
      "what,on,by,contractor\nfolders,2026-11-18,bea,bea\nfolders,2026-11-18,Ana,bea\nfolders,2026-11-18,Ana,bea\n",
      kind: kind, options: try teamOptions())
    #expect(result.attestations.map(\.by) == ["bea", "Ana"])
    #expect(result.skipped.map(\.line) == [4])
  }

  @Test("somebody who is not in the portfolio is told, with who may be meant, and kept")
  func unknown() throws {
    let result = try parse(
      "what,on,by,contractor\nlaptop-returned,2026-11-02,Ana,Bea L\n", kind: kind, options: try teamOptions())
    #expect(result.attestations.map(\.contractor) == ["Bea L"])
    #expect(result.unknownPeople.map(\.suggestion) == ["bea"])
  }

  @Test(
    "a row that nobody stands behind is listed",
    arguments: [
      (",2026-11-02,Ana", "has no word on what happened"), ("backups-restored,,Ana", "`` is no date"),
      ("backups-restored,2026-11-02,", "has no name of who says so"),
    ])
  func skipped(_ row: String, _ reason: String) throws {
    let result = try parse("what,on,by\n\(row)\n", kind: kind)
    #expect(result.skipped.count == 1 && result.skipped[0].reason.hasPrefix(reason))
  }
}
