internal import Hiring
internal import Testing

struct PlainNumberTests {
  @Test(
    "a number is read whole or not at all",
    arguments: [
      ("25", 2_500), ("25.5", 2_550), ("25.50", 2_550), ("25.500", 2_550), ("0", 0), ("007", 700), ("1500.00", 150_000),
      ("1,500", nil), ("25,50", nil), ("25x", nil), ("1e3", nil), ("0x19", nil), ("3 0", nil), ("-5", nil), ("+5", nil),
      ("", nil), (".", nil), (".5", nil), ("5.", nil), ("1.2.3", nil), ("25.505", nil), ("٢٥", nil), ("２５", nil),
      ("9223372036854775807", nil), ("99999999999999999999", nil), ("1.00000000000000000000000000001", nil),
    ] as [(String, Int?)])
  func hundredths(_ text: String, _ value: Int?) { #expect(PlainNumber.whole(text, times: 100) == value) }
}
