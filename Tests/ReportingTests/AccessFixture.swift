import Foundation
import Hiring

/// Access and onboarding on 16 November 2026: one who left and can still reach things, one who works and has too much,
/// one about to leave, accounts of nobody, a list kept by hand, and hostile text in every field that a system hands over.
enum AccessFixture {
  static let hostile = "=cmd|' /C calc'!A0\u{1B}[31m\u{202E}"

  static func inventory() throws -> AccessInventory {
    let seen = try Date("2026-11-15T10:00:00Z", strategy: .iso8601)
    func own(
      _ system: String, _ resource: String, _ id: String, _ account: String, _ level: String, factor: Bool? = nil,
      name: String = "", email: String? = nil
    ) -> AccessGrant {
      AccessGrant(
        system: system, id: "\(resource)|\(id)", account: account, name: name, email: email, resource: resource,
        level: level, isActive: true, hasSecondFactor: factor, seenAt: seen, record: "\(system)-2026-11-15.csv:\(id)")
    }
    var noted = own("hosting", "shop.example", "4", "carl", "root")
    noted.id = "by-hand|shop.example|carl|2026-09-01|"
    noted.granted = day(2026, 9, 1)
    noted.seenAt = try Date("2026-10-01T10:00:00Z", strategy: .iso8601)
    return AccessInventory(
      grants: [
        own("github", "acme/storefront", "1", "amirk", "write"),
        own("github", "acme/storefront", "2", "bealind", "admin"),
        own("github", "acme/storefront", "3", "ci[bot]", "read (bot)"),
        own("github", "acme/storefront", "5", hostile, "write", name: hostile),
        own("slack", "slack", "u1", "amir", "Member", factor: false, name: "Amir Khan", email: "amir@example.com"),
        own("slack", "slack", "u2", "carl.o", "Member", factor: true, name: "Carl Old", email: "carl@example.com"),
        own("slack", "slack", "u3", "khan2", "Member", factor: true, name: "A. Khan"),
        own("slack", "slack", "u4", "ana", "Primary Owner", factor: true), noted,
      ],
      contractors: contractors, repositories: ["storefront", "blog"], staff: ["slack": ["ana"]], timeZone: .gmt,
      now: try now())
  }

  static func progress() throws -> [OnboardingProgress] {
    let card = TaskCard(
      system: "clickup", id: "86abc", name: "Onboarding Amir Khan", status: "open", customID: "OPS-7",
      checklists: [
        TaskCard.Checklist(
          name: "Start",
          items: [
            .init(name: "Share the Drive folder", isDone: true), .init(name: "Daily stand-up", isDone: true),
            .init(name: "Meet \(hostile)", isDone: false),
          ])
      ], record: "tasks.json:1")
    return Onboarding(contractors: contractors, cards: [card], access: try inventory()).progress()
  }

  static let contractors: [Contractor] = [
    contractor("amir", "Amir Khan", ["amir@example.com", "@amirk"], ended: nil),
    contractor("bea", "Bea Lindqvist", ["github:bealind"], ended: day(2026, 11, 20)),
    contractor("carl", "Carl Old", ["carl@example.com"], ended: day(2026, 10, 20), accounts: ["hosting": ["carl"]]),
  ]

  private static func contractor(
    _ id: String, _ name: String, _ identities: [String], ended: CivilDate?, accounts: [String: [String]] = [:]
  ) -> Contractor {
    Contractor(
      id: id, name: name, role: .engineer, identities: identities, clickup: nil, upwork: nil, fiverr: nil,
      accounts: accounts, assignment: id == "amir" ? .init(signed: day(2026, 10, 4), by: "owner") : nil,
      engagements: [
        Engagement(
          platform: .upwork, contract: "3484869\(id.count)", kind: .hourly, rate: nil, weeklyLimitSeconds: nil,
          started: day(2026, 9, 7), ended: ended, trialEnds: nil, pauses: [], scope: .bounded, repositories: [],
          cohort: nil)
      ])
  }

  static func now() throws -> Date { try Date("2026-11-16T08:00:00Z", strategy: .iso8601) }

  private static func day(_ year: Int, _ month: Int, _ day: Int) -> CivilDate {
    CivilDate(year: year, month: month, day: day)
  }
}
