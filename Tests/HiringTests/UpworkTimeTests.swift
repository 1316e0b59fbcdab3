internal import Foundation
internal import Hiring
internal import Testing

struct UpworkTimeTests {
  private let known: Roster = {
    do {
      var amir = contractor("amir", clickup: nil, engagements: [try engagement("34848691")], name: "Amir Khan")
      amir.upwork = "~01abc0000000000001"
      let bea = contractor("bea", clickup: nil, engagements: [try engagement("35900700")], name: "Bea Lindqvist")
      return Roster(contractors: [amir, bea])
    } catch {
      preconditionFailure("the fixture is wrong: \(error)")
    }
  }()

  private func entries(_ text: String) throws -> ImportResult {
    try parse(text, kind: "upwork-time", options: ImportOptions(roster: known))
  }

  @Test("the sample: pages of edges, hours typed in, contracts as objects and texts, days in three forms")
  func sample() throws {
    let result = try read("upwork-time.json", kind: "upwork-time", options: ImportOptions(roster: known))
    let first = BilledEntry(
      system: "upwork", id: "time|2026-09-21|34848691|~01abc0000000000001|SHOP-12|Coupon field", contract: "34848691",
      title: "Storefront", date: try day("2026-09-21"), seconds: 27_000,
      amount: Money(minorUnits: 22_500, currency: "USD"), paymentType: "", source: "upwork-time",
      manualSeconds: 4_200, memo: "Coupon field", record: "upwork-time.json:1")
    #expect(result.billedEntries.first == first)
    #expect(result.billedEntries.map(\.seconds) == [27_000, 1_200, 7_200])
    #expect(result.billedEntries.map(\.manualSeconds) == [4_200, 0, nil])
    #expect(result.billedEntries.map(\.contract) == ["34848691", "34848691", "35900700"])
    #expect(result.billedEntries.map { $0.amount?.minorUnits } == [22_500, 1_000, 5_000])
    #expect(result.billedEntries[2].date == (try day("2026-09-22")))
    #expect(
      result.skipped == [
        SkippedRow(line: 4, reason: "names no contract, and the freelancer has no single hourly one on 2026-09-22")
      ])
    #expect(result.unknownPeople.map(\.account) == ["~01nobody"])
    #expect(result.warnings == ["upwork-time.json: the report goes on; fetch its next page too"])
  }

  private let node = #"{"dateWorkedOn":"2026-09-21","totalHoursWorked":1,"contract":{"id":"34848691"}}"#

  @Test("every shape that an answer is kept in")
  func shapes() throws {
    for text in [
      "[\(node)]", "[{\"node\":\(node)}]", "{\"data\":{\"timeReport\":[\(node)]}}",
      "{\"data\":{\"contractTimeReport\":{\"edges\":[{\"node\":\(node)}]}}}",
      "{\"timeReport\":{\"nodes\":[\(node)]}}", "{\"data\":{\"clientTimeReport\":\(node)}}",
    ] {
      let result = try entries(text)
      #expect(result.billedEntries.map(\.seconds) == [3_600], "\(text)")
      #expect(result.warnings.isEmpty)
    }
    #expect(try entries(#"{"data":{"timeReport":[]}}"#).entries.isEmpty)
    #expect(refusal("[]", kind: "upwork-time")?.kind == .structure)
    #expect(refusal(#"[{"login":"a"}]"#, kind: "upwork-time")?.kind == .structure)
  }

  @Test("an answer with errors says that it may lack rows")
  func errors() throws {
    let result = try entries("{\"data\":{\"timeReport\":[\(node)]},\"errors\":[{\"message\":\"timeout\"}]}")
    #expect(
      result.warnings == ["export.csv: the answer holds errors of Upwork and may lack rows; fetch it again"])
  }

  @Test("a contract is found by account, address or full name where there is only one")
  func byPerson() throws {
    for freelancer in [
      #"{"id":"~01ABC0000000000001"}"#, #"{"name":"amir khan"}"#, #"{"uid":"~01abc0000000000001","displayName":"A."}"#,
    ] {
      let text = #"[{"dateWorkedOn":"2026-09-21","totalHoursWorked":1,"freelancer":\#(freelancer)}]"#
      #expect(try entries(text).billedEntries.map(\.contract) == ["34848691"], "\(freelancer)")
    }
    for freelancer in [#"{"name":"Amir"}"#, #"{"name":"Khan"}"#, #"{"id":"~01other","name":"Amir Khan"}"#, "null"] {
      let text = #"[{"dateWorkedOn":"2026-09-21","totalHoursWorked":1,"freelancer":\#(freelancer)}]"#
      #expect(try entries(text).billedEntries.isEmpty, "\(freelancer)")
    }
    let early = #"[{"dateWorkedOn":"2025-09-21","totalHoursWorked":1,"freelancer":{"name":"Amir Khan"}}]"#
    #expect(try entries(early).billedEntries.isEmpty)
  }

  @Test("corrected hours are the same entry, another memo is another, equal rows are two, order changes nothing")
  func identity() throws {
    func ids(_ nodes: [String]) throws -> [String] {
      try entries("[\(nodes.joined(separator: ","))]").billedEntries.map(\.id)
    }
    let longer = node.replacing(":1,", with: ":2.5,")
    let other = node.replacing("{\"date", with: "{\"memo\":\"calls\",\"date")
    #expect(try ids([node]) == ids([longer]))
    #expect(try ids([node]) != ids([other]))
    #expect(try Set(ids([node, other, node])).count == 3)
    #expect(try Set(ids([node, node, other])) == Set(ids([other, node, node])))
  }

  @Test(
    "rows that cannot be read are listed",
    arguments: [
      (#"{"totalHoursWorked":1,"contract":"1"}"#, "has no dateWorkedOn"),
      (
        #"{"dateWorkedOn":"21/09/2026","totalHoursWorked":1,"contract":"1"}"#,
        "`21/09/2026` is no date that can be read"
      ),
      (#"{"dateWorkedOn":"20260231","totalHoursWorked":1,"contract":"1"}"#, "`20260231` is no date that can be read"),
      (#"{"dateWorkedOn":"2026-09-21","contract":"1"}"#, "has no hours"),
      (#"{"dateWorkedOn":"2026-09-21","totalHoursWorked":-1,"contract":"1"}"#, "its totalHoursWorked is negative"),
      (
        #"{"dateWorkedOn":"2026-09-21","totalHoursWorked":"much","contract":"1"}"#,
        "its totalHoursWorked is no number of hours"
      ),
      (
        #"{"dateWorkedOn":"2026-09-21","totalHoursWorked":30,"contract":"1"}"#,
        "more than 24 hours on one day are impossible; ask for the report by day"
      ),
      (
        #"{"dateWorkedOn":"2026-09-21","totalHoursWorked":1,"totalOfflineHoursWorked":2,"contract":"1"}"#,
        "has more hours typed in than hours"
      ),
      (
        #"{"dateWorkedOn":"2026-09-21","totalHoursWorked":1,"totalCharges":"free","contract":"1"}"#,
        "its totalCharges is no amount"
      ),
    ])
  func unreadable(_ bad: String, _ reason: String) throws {
    let result = try entries("[\(node),\(bad)]")
    #expect(result.skipped == [SkippedRow(line: 2, reason: reason)])
    #expect(result.billedEntries.count == 1)
  }
}
