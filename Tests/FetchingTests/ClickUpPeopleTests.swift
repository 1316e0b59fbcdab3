import Hiring
import TestSupport
import Testing

@testable import Fetching

@Suite("Who of a workspace is who")
struct ClickUpPeopleTests {
  private let team = ClickUpTeam(
    id: "9", name: "Northwind",
    members: [
      ClickUpTeam.Member(account: "81234567", name: "Amir K.", email: "amir@example.com"),
      ClickUpTeam.Member(account: "91110002", name: "Bea L.", email: nil),
      ClickUpTeam.Member(account: "70000001", name: "Olga S.", email: nil),
    ])

  @Test("members are known by account; others are suggested and never taken; accounts that left are told of")
  func people() {
    let people = ClickUpPeople(
      team: team,
      roster: Roster(contractors: [
        FetchSandbox.contractor("amir", clickup: "81234567"), FetchSandbox.contractor("bea", clickup: nil),
        FetchSandbox.contractor("carl", clickup: "5550001"),
      ]))
    #expect(people.known == [ClickUpPeople.Known(account: "81234567", contractors: ["amir"])])
    #expect(people.unknown.map(\.member.account) == ["70000001", "91110002"])
    #expect(people.unknown.map(\.suggestion) == [nil, "bea"])
    #expect(people.absent == [ClickUpPeople.Absent(contractor: "carl", account: "5550001")])
  }

  @Test("the only workspace is taken; of several one must be named, and it must be there")
  func choice() throws {
    var other = team
    other.id = "8"
    #expect(try ClickUpTeam.chosen(nil, of: [team]).id == "9")
    #expect(try ClickUpTeam.chosen("8", of: [team, other]).id == "8")
    for (id, teams) in [(nil, []), (nil, [team, other]), ("7", [team, other])] as [(String?, [ClickUpTeam])] {
      do {
        _ = try ClickUpTeam.chosen(id, of: teams)
        Issue.record("one was chosen")
      } catch {
        #expect(error.kind == .usage)
        if teams.count == 2 { #expect(error.message.contains("8 (Northwind), 9 (Northwind)")) }
      }
    }
  }
}
