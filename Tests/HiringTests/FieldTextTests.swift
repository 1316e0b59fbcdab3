internal import Hiring
internal import Testing

struct FieldTextTests {
  @Test(
    "whole numbers",
    arguments: [
      ("0", 0), ("5400000", 5_400_000), ("5400000.0", 5_400_000), ("-1", -1), ("", nil), ("1.5", nil), ("1e3", nil),
      ("+1", nil), ("0x10", nil), ("99999999999999999999", nil), ("१", nil),
    ] as [(String, Int?)])
  func integers(_ text: String, _ value: Int?) { #expect(FieldText.integer(text) == value) }

  @Test(
    "durations in words and clocks",
    arguments: [
      ("1 h 15 m", 4_500), ("45 m", 2_700), ("1:15:00", 4_500), ("2:30", 9_000), ("30 s", 30), ("1h 2m 3s", 3_723),
      ("", nil), ("1:75", nil), ("1", nil), ("5 m 1 h", nil), ("1 h 1 h", nil), ("h", nil), ("-1:00", nil),
      ("1:2:3:4", nil),
    ] as [(String, Int?)])
  func durations(_ text: String, _ seconds: Int?) { #expect(FieldText.seconds(ofDuration: text) == seconds) }

  @Test(
    "decimal hours, rounded half up",
    arguments: [
      ("0.33333", 1_200), ("0.16667", 600), ("7.5", 27_000), (".5", 1_800), ("8.", 28_800), ("0.00014", 1),
      ("0.00013", 0),
      ("-1.5", -5_400), ("", nil), (".", nil), ("1.2.3", nil), ("1,5", nil), ("inf", nil), ("1000000000000", nil),
    ] as [(String, Int?)])
  func hours(_ text: String, _ seconds: Int?) {
    #expect(FieldText.seconds(ofDecimalHours: text, allowsComma: false) == seconds)
  }

  @Test(
    "prices",
    arguments: [
      ("25 USD/h", Money(minorUnits: 2_500, currency: "USD")), ("$30.00/hr", Money(minorUnits: 3_000, currency: "THB")),
      ("1,250.50", Money(minorUnits: 125_050, currency: "THB")), ("eur 40", Money(minorUnits: 4_000, currency: "EUR")),
      ("cheap", nil), ("", nil), ("-5", nil),
    ] as [(String, Money?)])
  func prices(_ text: String, _ money: Money?) { #expect(FieldText.money(text, currency: "THB") == money) }

  @Test(
    "days: certain forms, ambiguous ones, and none",
    arguments: [
      ("2026-11-02", "2026-11-02"), ("2026/11/02", "2026-11-02"), ("Sep 8, 2026", "2026-09-08"),
      ("8 September 2026", "2026-09-08"), ("2026-11-02T23:59:00Z", "2026-11-02"), ("25/12/2026", "2026-12-25"),
      ("12/25/2026", "2026-12-25"), ("05.05.2026", "2026-05-05"),
    ])
  func days(_ text: String, _ expected: String) throws {
    #expect(DayFormat.undeclared(text) == .day(try day(expected)))
  }

  @Test("days that could be two are neither", arguments: ["05/06/2026", "5.6.2026", "01-02-2026"])
  func ambiguous(_ text: String) {
    guard case .ambiguous = DayFormat.undeclared(text) else {
      Issue.record("\(text) was read as \(DayFormat.undeclared(text))")
      return
    }
  }

  @Test("what is no day", arguments: ["", "05/06/26", "2026-02-29", "31/31/2026", "soon", "2026-11-02x"])
  func unreadable(_ text: String) { #expect(DayFormat.undeclared(text) == .unreadable) }
}
