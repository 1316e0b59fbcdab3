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
      ("1:2:3:4", nil), ("2:30:", nil), ("2: 30", nil), (":30", nil), ("99:00", 356_400),
      // Minutes and seconds only where the word says so.
      ("18:25 min", 1_105), ("0:06 min", 6), ("18:25min", 1_105), ("90:00 minutes", 5_400), ("18:25 m", 1_105),
      ("18:75 min", nil), ("1:18:25 min", nil), ("18:25 s", nil), ("18:25 d", nil), ("18:25 min 3", nil),
      ("12:20 hrs", 44_400), ("12:20 h", 44_400), ("1:15:00 h", 4_500), ("12.33 hours", 44_388), ("0.79 h", 2_844),
      ("12.33", nil), ("12.33 min", nil), ("1.5 h 10 m", nil), ("1.2.3 h", nil),
    ] as [(String, Int?)])
  func durations(_ text: String, _ seconds: Int?) { #expect(FieldText.seconds(ofDuration: text) == seconds) }

  @Test(
    "decimal hours, rounded half up",
    arguments: [
      ("0.33333", 1_200), ("0.16667", 600), ("7.5", 27_000), (".5", 1_800), ("8.", 28_800), ("0.00014", 1),
      ("0.00013", 0),
      ("-1.5", -5_400), ("", nil), (".", nil), ("1.2.3", nil), ("1,5", nil), ("inf", nil), ("1000000000000", nil),
      ("999999999.999999999", nil), ("999999999.99999", 3_600_000_000_000),
    ] as [(String, Int?)])
  func hours(_ text: String, _ seconds: Int?) {
    #expect(FieldText.seconds(ofDecimalHours: text, allowsComma: false) == seconds)
  }

  @Test(
    "amounts between commas: signs, marks between thousands, and what is none",
    arguments: [
      ("$1,250.00", 125_000), ("($18.50)", -1_850), ("-1,000.00", -100_000), ("$-30", -3_000), ("1.250,00", 125_000),
      ("1,250", 125_000), ("12,50", 1_250), ("7,5", 750), ("1,23,456.00", 12_345_600), ("1.250.000", 125_000_000),
      ("+3", 300), ("\u{2212}5.00", -500), ("1'250.00", 125_000), ("1,2,3", nil), ("1,25,0", nil), ("1.2,3.4", nil),
      ("12,5000", nil), ("", nil), ("free", nil), ("1,250.00.00", nil), ("1.250,000.00", nil),
      ("999999999.999999999", nil), ("999999999.99", 99_999_999_999),
    ] as [(String, Int?)])
  func amounts(_ text: String, _ units: Int?) {
    #expect(FieldText.minorUnits(text, allowsComma: false) == units)
  }

  @Test(
    "amounts between semicolons: a comma alone parts decimals, a dot with three digits is refused",
    arguments: [
      ("1.250,00", 125_000), ("1,250.00", 125_000), ("12,5", 1_250), ("1,250", 125), ("12.50", 1_250), ("1.250", nil),
      ("-3,30", -330), ("1.250.000", 125_000_000),
    ] as [(String, Int?)])
  func amountsBetweenSemicolons(_ text: String, _ units: Int?) {
    #expect(FieldText.minorUnits(text, allowsComma: true) == units)
  }

  @Test("a currency of three decimals keeps them, one of none has none")
  func decimals() {
    #expect(FieldText.minorUnits("1.250", allowsComma: true, decimals: 3) == 1_250)
    #expect(FieldText.minorUnits("1,250", allowsComma: false, decimals: 0) == 1_250)
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
