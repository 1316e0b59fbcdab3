import Foundation
import Hiring
import TestSupport
import Testing

@testable import Reporting

/// `assay records access` and `assay records onboarding` in their formats.
@Suite("Access and onboarding in words and tables")
struct AccessReportTests {
  @Test("access as text, at a hundred columns and at sixty")
  func accessText() throws {
    let inventory = try AccessFixture.inventory()
    try expectSnapshot(AccessText.render(inventory, style: TerminalStyle()), extension: "txt")
    let narrow = AccessText.render(inventory, style: TerminalStyle(width: 60))
    try expectSnapshot(narrow, extension: "txt", suffix: "narrow")
    #expect(narrow.split(separator: "\n").allSatisfy { DisplayWidth.columns(of: String($0)) <= 60 })
  }

  @Test("access as JSON")
  func accessJSON() throws {
    let text = AccessJSON.render(try AccessFixture.inventory())
    try expectSnapshot(text, extension: "json")
    let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(object["schema"] as? String == "assay.access/1")
    #expect((object["not_assessable"] as? [Any])?.count == 3)
  }

  @Test("access as CSV: no cell is a formula")
  func accessCSV() throws {
    let text = AccessCSV.render(try AccessFixture.inventory())
    try expectSnapshot(text, extension: "csv")
    #expect(text.contains(",'=cmd") && !text.contains(",=cmd"))
  }

  @Test("onboarding as text")
  func onboardingText() throws {
    let progress = try AccessFixture.progress()
    let today = try AccessFixture.inventory().today
    try expectSnapshot(OnboardingText.render(progress, today: today, style: TerminalStyle()), extension: "txt")
    let narrow = OnboardingText.render(progress, today: today, style: TerminalStyle(width: 60))
    #expect(narrow.split(separator: "\n").allSatisfy { DisplayWidth.columns(of: String($0)) <= 60 })
  }

  @Test("onboarding as JSON")
  func onboardingJSON() throws {
    let text = OnboardingJSON.render(try AccessFixture.progress(), today: try AccessFixture.inventory().today)
    try expectSnapshot(text, extension: "json")
    let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(object["schema"] as? String == "assay.onboarding/1")
  }

  @Test("onboarding as CSV")
  func onboardingCSV() throws {
    try expectSnapshot(OnboardingCSV.render(try AccessFixture.progress()), extension: "csv")
  }

  @Test("nothing hostile passes, in any format and colour")
  func hostile() throws {
    let inventory = try AccessFixture.inventory()
    let progress = try AccessFixture.progress()
    let plain = TerminalStyle(width: 200)
    let everything = [
      AccessText.render(inventory, contractor: AccessFixture.hostile, style: plain), AccessJSON.render(inventory),
      AccessCSV.render(inventory), OnboardingText.render(progress, today: inventory.today, style: plain),
      OnboardingJSON.render(progress, today: inventory.today), OnboardingCSV.render(progress),
    ].joined()
    #expect(!everything.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" })
    let colored = AccessText.render(inventory, style: TerminalStyle(width: 200, color: true))
    #expect(colored.contains("\u{1B}[1;31m") && !colored.contains("calc'!A0\u{1B}[31m"))
  }

  @Test("with nothing to say it says so")
  func empty() throws {
    let inventory = AccessInventory(grants: [], contractors: [], timeZone: .gmt, now: try AccessFixture.now())
    #expect(
      AccessText.render(inventory, style: TerminalStyle()).contains(
        "No account is on a list. 0 findings, 0 things cannot be said."))
    #expect(
      OnboardingText.render([], today: inventory.today, style: TerminalStyle()).contains("Nobody is engaged."))
  }
}
