/// Who and when, as a commit claims it.
package struct Signature: Sendable, Hashable {
  package var name: [UInt8]
  package var email: [UInt8]
  /// Seconds since 1970. Any value can be claimed, also before 1970 and far ahead; 0 where none is given. As parsed it
  /// lies within `claimableTimes`.
  package var time: Int64
  /// The zone's offset from UTC in minutes, as claimed.
  package var zoneMinutes: Int
  /// How the name's bytes are to be decoded.
  package var encoding: TextEncoding

  /// The years 1 to 9999, which calendars and ISO 8601 can show. A claim beyond them is held at the nearer end: it stays
  /// absurd, but no sum or difference of two times can run over.
  package static let claimableTimes: ClosedRange<Int64> = -62_135_596_800...253_402_300_799

  package init(
    name: [UInt8], email: [UInt8], time: Int64, zoneMinutes: Int, encoding: TextEncoding = .utf8
  ) {
    self.name = name
    self.email = email
    self.time = time
    self.zoneMinutes = zoneMinutes
    self.encoding = encoding
  }

  package init(name: String, email: String, time: Int64, zoneMinutes: Int = 0) {
    self.init(name: Array(name.utf8), email: Array(email.utf8), time: time, zoneMinutes: zoneMinutes)
  }

  /// The name decoded lossily; hostile until escaped.
  package var nameText: String { encoding.decode(name[...]) }
  /// The address decoded lossily; hostile until escaped.
  package var emailText: String { encoding.decode(email[...]) }

  /// Parses `Name <email> seconds zone` the way git splits an identity line: the first `<` and the first `>` after it
  /// hold the address, the date follows the last `>`. What is malformed is left empty or 0, never an error.
  init(parsing line: ArraySlice<UInt8>, encoding: TextEncoding) {
    self.encoding = encoding
    guard let open = line.firstIndex(of: UInt8(ascii: "<")) else {
      name = Array(Self.trimmed(line))
      email = []
      time = 0
      zoneMinutes = 0
      return
    }
    name = Array(Self.trimmed(line[..<open]))
    let rest = line[(open + 1)...]
    email = Array(rest[..<(rest.firstIndex(of: UInt8(ascii: ">")) ?? rest.endIndex)])
    let afterEmail = rest.lastIndex(of: UInt8(ascii: ">")).map { rest[($0 + 1)...] } ?? []
    var fields = Self.trimmed(afterEmail)
    time = min(max(Self.number(&fields), Self.claimableTimes.lowerBound), Self.claimableTimes.upperBound)
    fields = Self.trimmed(fields)
    zoneMinutes = Self.zone(fields)
  }

  /// A decimal number at the start, with a sign, held at Int64's ends.
  private static func number(_ field: inout ArraySlice<UInt8>) -> Int64 {
    let isNegative = field.first == UInt8(ascii: "-")
    if isNegative { field = field.dropFirst() }
    var value: Int64 = 0
    while let byte = field.first, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
      let digit = Int64(byte - UInt8(ascii: "0"))
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, carry) = product.addingReportingOverflow(digit)
      value = overflow || carry ? .max : sum
      field = field.dropFirst()
    }
    return isNegative ? -value : value
  }

  /// `+hhmm` or `-hhmm` in minutes; 0 for anything that is not a zone or lies a hundred hours off.
  private static func zone(_ field: ArraySlice<UInt8>) -> Int {
    guard let sign = field.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else { return 0 }
    var digits = field.dropFirst()
    let value = number(&digits)
    guard value >= 0, value < 10_000 else { return 0 }
    let minutes = Int(value / 100 * 60 + value % 100)
    return sign == UInt8(ascii: "-") ? -minutes : minutes
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var bytes = bytes
    while let byte = bytes.first, isSpace(byte) { bytes = bytes.dropFirst() }
    while let byte = bytes.last, isSpace(byte) { bytes = bytes.dropLast() }
    return bytes
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0d).contains(byte)
  }
}
